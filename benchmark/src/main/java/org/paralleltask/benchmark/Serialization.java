package org.paralleltask.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Java's own serialization. Each value has a stream of its own, as one message has. */
@State(Scope.Benchmark)
public class Serialization implements Format {
    @Override
    public Object copy(Object value) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(encode(value)))) {
            return in.readObject();
        }
    }

    @Override
    public int size(Object value) throws IOException {
        return encode(value).length;
    }

    private static byte[] encode(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }
}

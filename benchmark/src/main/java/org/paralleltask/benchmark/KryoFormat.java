package org.paralleltask.benchmark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Kryo: registered classes, no references, one buffer that is used again and again and never copied. */
@State(Scope.Benchmark)
public class KryoFormat implements Format {
    private static final int FIRST_BYTES = 1024;

    private final Kryo kryo = new Kryo();
    private final Output output;
    private final Input input;

    /** For small records: numbers in as few bytes as they need. */
    public KryoFormat() {
        this(new Output(FIRST_BYTES, -1), new Input());
    }

    KryoFormat(Output output, Input input) {
        this.output = output;
        this.input = input;
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.register(Order.class);
        kryo.register(double[].class);
    }

    @Override
    public Object copy(Object value) {
        encode(value);
        input.setBuffer(output.getBuffer(), 0, output.position());
        return kryo.readObject(input, value.getClass());
    }

    @Override
    public int size(Object value) {
        encode(value);
        return output.position();
    }

    private void encode(Object value) {
        output.reset();
        kryo.writeObject(output, value);
    }
}

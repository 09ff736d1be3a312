package org.paralleltask.propagation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.Base64;

/** An object as text: Java serialization in Base64. It is read by workers only, and comes from their program. */
final class SerializedText {
    private SerializedText() {}

    static String of(Serializable object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static Object read(String text) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new TaskObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readObject();
        }
    }

    /** Finds classes where tasks find theirs. */
    private static final class TaskObjectInputStream extends ObjectInputStream {
        TaskObjectInputStream(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        description.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException elsewhere) { // or a primitive type
                return super.resolveClass(description);
            }
        }
    }
}

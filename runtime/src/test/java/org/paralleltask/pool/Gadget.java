package org.paralleltask.pool;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.fixture.ReflectiveCodec;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.TaskDefinition;

/** What an attacker sends: its code runs as it is loaded, made or read, and leaves a mark in the process where it does. */
final class Gadget implements Serializable {
    /** The system property that tells of it. */
    static final String MARK = "gadget.touched";

    private static final long serialVersionUID = 1;

    static {
        System.setProperty(MARK, "initialized");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        System.setProperty(MARK, "read");
        in.defaultReadObject();
    }

    @Override
    public int hashCode() {
        System.setProperty(MARK, "hashed");
        return 1;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    /** One that is thrown. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        static {
            System.setProperty(MARK, "initialized");
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            System.setProperty(MARK, "read");
            in.defaultReadObject();
        }
    }

    /** As a worker writes it that lets everything cross. */
    private static TaskMarshaller<Object, Object> carelessly() {
        return TaskMarshaller.of(TaskDefinition.<Object, Object>of(
                        "careless",
                        Gadget.class,
                        Object.class,
                        Object.class,
                        new ReflectiveCodec<>(Object.class, Object.class),
                        (task, context) -> task)
                .allow(Gadget.class.getName(), Thrown.class.getName()));
    }

    static Bytes asValue(Object value) {
        return carelessly().encodeResult(value);
    }

    static byte[] asException() {
        return carelessly().encodeThrown(new IllegalStateException("harmless", new Thrown()));
    }
}

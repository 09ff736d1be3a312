package org.paralleltask.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.codec.ObjectFormat;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.payload.allow.AllowList;
import org.paralleltask.payload.allow.ValidatingObjectInputStream;
import org.paralleltask.payload.allow.ValidatingObjectOutputStream;

/** Java serialization restricted by an allow-list, for values of types that have no generated codec. Thread-safe. */
final class SerializedObjects implements ObjectFormat {
    private final AllowList allowList;
    private final String worker;
    private final long maxBytes;

    /**
     * @param worker the class name at which stack traces of exceptions among the values end
     * @param maxBytes the largest size of one value, in bytes
     */
    SerializedObjects(AllowList allowList, String worker, long maxBytes) {
        this.allowList = allowList;
        this.worker = worker;
        this.maxBytes = maxBytes;
    }

    @Override
    public byte[] toBytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (Writer writer = new Writer(new Bounded(bytes, maxBytes))) {
            writer.writeObject(value);
            writer.flush();
            if (writer.standsInFor != null) {
                tryOut(bytes.toByteArray(), writer.standsInFor);
            }
        } catch (NotSerializableException e) {
            throw new CodecException(
                    e.getMessage() + " is not Serializable. Let it implement Serializable, or pass something that does",
                    e);
        } catch (StackOverflowError e) {
            throw new CodecException("it is nested too deeply for Java serialization", e);
        } catch (Throwable e) { // the user's accessors and writeObject methods may throw anything
            throw new CodecException(say(e), e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Object fromBytes(byte[] bytes) {
        try (Reader reader = new Reader(bytes)) {
            return read(reader);
        } catch (StackOverflowError e) {
            throw new CodecException("it is nested too deeply for Java serialization", e);
        } catch (Throwable e) { // the user's constructors and readObject methods may throw anything
            throw new CodecException(say(e), e);
        }
    }

    private static Object read(Reader reader) throws Throwable {
        try {
            return Optional.ofNullable(reader.readObject())
                    .orElseThrow(() -> new InvalidObjectException("it is null, where a value is needed"));
        } catch (InvalidClassException e) {
            throw reader.reason(e);
        }
    }

    /**
     * Reads the bytes on trial: what stands in for an exception may not fit its field, and the sender must find that out, not
     * the receiver.
     */
    private void tryOut(byte[] bytes, String className) {
        try {
            fromBytes(bytes);
        } catch (CodecException doesNotFit) {
            throw new CodecException(
                    cannotCross(className) + ", and what would stand in for it does not fit: "
                            + doesNotFit.getMessage(),
                    doesNotFit);
        }
    }

    @Override
    public byte[] toBytes(Throwable exception, Class<?> place) {
        EncodedThrowable thrown = EncodedThrowable.of(exception, worker, allowList);
        if (!place.isAssignableFrom(RemoteTaskException.class)) {
            Throwable arrives = thrown.restore(allowList);
            if (!place.isInstance(arrives)) {
                throw new CodecException(cannotCross(thrown.className())
                        + ", and a RemoteTaskException in its place would be no " + place.getName()
                        + (thrown.obstacle() == null ? "" : ": " + thrown.obstacle()));
            }
        }
        return ThrownFormat.toBytes(thrown);
    }

    private static String cannotCross(String className) {
        return "a " + className + " may not cross as itself (declare it in throws or list it in"
                + " @ParallelTask(allow = …), and let it hold plain values)";
    }

    @Override
    public Throwable throwableFromBytes(byte[] bytes) {
        try {
            return ThrownFormat.fromBytes(bytes).restore(allowList);
        } catch (IOException e) {
            throw new CodecException("it cannot be read as an exception: " + say(e), e);
        }
    }

    /** The message of a failure, or its class; its methods may be the user's, and may fail. */
    static String say(Throwable failure) {
        try {
            return Optional.ofNullable(failure.getMessage())
                    .orElseGet(() -> failure.getClass().getName());
        } catch (Throwable userCodeFailed) {
            return failure.getClass().getName();
        }
    }

    /** Writes exceptions in the form of thrown ones, and proxies for values that the JDK does not serialize. */
    private final class Writer extends ValidatingObjectOutputStream {
        /** The class of an exception that does not arrive as itself; null if all do. */
        private @Nullable String standsInFor;

        Writer(OutputStream out) throws IOException {
            super(out, allowList);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (!(object instanceof Throwable exception)) {
                return SerializationProxy.of(object);
            }
            EncodedThrowable thrown = EncodedThrowable.of(exception, worker, allowList);
            if (!thrown.isWhole()) {
                standsInFor = thrown.className();
            }
            return new SerializationProxy.OfThrowable(ThrownFormat.toBytes(thrown));
        }
    }

    /** Reads what a {@link Writer} wrote. */
    private final class Reader extends ValidatingObjectInputStream {
        Reader(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes), allowList, bytes.length);
        }

        @Override
        protected @Nullable Object resolveObject(Object object) throws IOException {
            return object instanceof SerializationProxy.OfThrowable exception
                    ? ThrownFormat.fromBytes(exception.thrown()).restore(allowList)
                    : object;
        }
    }

    /** Passes bytes on, and fails beyond the largest size. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream out;
        private final long maxBytes;

        Bounded(ByteArrayOutputStream out, long maxBytes) {
            this.out = out;
            this.maxBytes = maxBytes;
        }

        @Override
        public void write(int b) throws IOException {
            check(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check(length);
            out.write(bytes, offset, length);
        }

        private void check(int more) throws IOException {
            if (more > maxBytes - out.size()) {
                throw new IOException("it is larger than " + maxBytes
                        + " bytes, the most that a payload may have: see the option maxPayload");
            }
        }
    }
}

package org.paralleltask.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.codec.ObjectFormat;
import org.paralleltask.codec.bytes.CodecException;

/** Java serialization behind an allow-list: for values of types that no codec is generated for. Thread-safe. */
final class SerializedObjects implements ObjectFormat {
    private final AllowList allowList;
    private final String worker;
    private final long maxBytes;

    /**
     * @param worker the class where the traces of exceptions among the values end
     * @param maxBytes how many bytes one value may have
     */
    SerializedObjects(AllowList allowList, String worker, long maxBytes) {
        this.allowList = allowList;
        this.worker = worker;
        this.maxBytes = maxBytes;
    }

    @Override
    public byte[] toBytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (ValueWriter writer = new ValueWriter(new Bounded(bytes, maxBytes))) {
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
        } catch (Throwable e) { // the user's accessors and writeObject methods throw what they like
            throw new CodecException(say(e), e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Object fromBytes(byte[] bytes) {
        try (Reader reader = new Reader(new ByteArrayInputStream(bytes), allowList, bytes.length)) {
            return read(reader);
        } catch (StackOverflowError e) {
            throw new CodecException("it is nested too deeply for Java serialization", e);
        } catch (Throwable e) { // the user's constructors and readObject methods throw what they like
            throw new CodecException(say(e), e);
        }
    }

    private static Object read(Reader reader) throws Throwable {
        try {
            return Optional.ofNullable(reader.readObject())
                    .orElseThrow(() -> new InvalidObjectException("null stands in its place"));
        } catch (InvalidClassException e) {
            throw reader.reason(e);
        }
    }

    /** What stands in for an exception need not fit where that was: the receiver must not be the one to find out. */
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
            throw new CodecException("it is no exception: " + say(e), e);
        }
    }

    /** What a failure says; its methods may be the user's, and fail. */
    static String say(Throwable failure) {
        try {
            return Optional.ofNullable(failure.getMessage())
                    .orElseGet(() -> failure.getClass().getName());
        } catch (Throwable userCodeFailed) {
            return failure.getClass().getName();
        }
    }

    /**
     * Writes objects of the classes that may cross, with stand-ins for those that the JDK does not serialize. What the
     * other side would refuse fails here, where it was passed or returned.
     */
    static class Writer extends ObjectOutputStream {
        private final AllowList allowList;
        private final @Nullable ObjectInputFilter others = filterOfTheOtherSide();

        Writer(OutputStream out, AllowList allowList) throws IOException {
            super(out);
            this.allowList = allowList;
            enableReplaceObject(true);
        }

        boolean permits(AllowList list, String className) {
            return list.permits(className);
        }

        private void check(Class<?> type) {
            if (!permits(allowList, type.getName())) {
                throw new Refusal(refused(type.getName()));
            }
            if (others != null && others.checkInput(new ClassAlone(type)) == ObjectInputFilter.Status.REJECTED) {
                throw new Refusal(refusedByFilter(type));
            }
        }

        @Override
        protected void annotateClass(Class<?> type) {
            // What has failed is written, too, and would hide itself; other exceptions have their own way to travel.
            if (!Throwable.class.isAssignableFrom(type)) {
                check(type);
            }
        }

        @Override
        protected void annotateProxyClass(Class<?> type) {
            throw new Refusal(refusedProxy());
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            return SerializationProxy.of(object);
        }
    }

    /** Writes exceptions as they travel when they are thrown. */
    private final class ValueWriter extends Writer {
        /** The class of an exception that does not arrive as itself; null if all do. */
        private @Nullable String standsInFor;

        ValueWriter(OutputStream out) throws IOException {
            super(out, allowList);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (!(object instanceof Throwable exception)) {
                return super.replaceObject(object);
            }
            EncodedThrowable thrown = EncodedThrowable.of(exception, worker, allowList);
            if (!thrown.isWhole()) {
                standsInFor = thrown.className();
            }
            return new SerializationProxy.OfThrowable(ThrownFormat.toBytes(thrown));
        }
    }

    /** Reads objects of the classes that may cross. */
    static class Reader extends ObjectInputStream {
        /** What a hash table may have for each byte: one of a low load factor is larger than what is written of it. */
        private static final int SLOTS_PER_BYTE = 2;

        private final AllowList allowList;
        private long slotsLeft;
        private @Nullable InvalidClassException refusal;

        Reader(InputStream in, AllowList allowList, int length) throws IOException {
            super(in);
            this.allowList = allowList;
            this.slotsLeft = (long) SLOTS_PER_BYTE * length;
            @Nullable ObjectInputFilter programs = getObjectInputFilter(); // which one of ours would replace
            setObjectInputFilter(info -> check(info, programs));
            enableResolveObject(true);
        }

        private ObjectInputFilter.Status check(
                ObjectInputFilter.FilterInfo info, @Nullable ObjectInputFilter programs) {
            ObjectInputFilter.Status ours = checkArray(info);
            if (programs == null || ours == ObjectInputFilter.Status.REJECTED) {
                return ours;
            }
            ObjectInputFilter.Status theirs = programs.checkInput(info);
            if (theirs == ObjectInputFilter.Status.REJECTED) {
                refusal = refusedByFilter(info.serialClass());
            }
            return theirs;
        }

        /** Why nothing is read: the JDK says of a filter only that it has refused. */
        Throwable reason(Throwable failure) {
            return refusal == null ? failure : refusal;
        }

        /**
         * Every element takes a byte at least: arrays that are longer, alone or all together, are a lie that costs
         * memory.
         */
        private ObjectInputFilter.Status checkArray(ObjectInputFilter.FilterInfo info) {
            slotsLeft -= Math.max(0, info.arrayLength());
            return slotsLeft < 0 ? ObjectInputFilter.Status.REJECTED : ObjectInputFilter.Status.UNDECIDED;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            return find(allowList, description.getName()).orElseThrow(() -> refused(description.getName()));
        }

        Optional<Class<?>> find(AllowList list, String className) throws ClassNotFoundException {
            return list.find(className);
        }

        @Override
        protected @Nullable Object resolveObject(Object object) throws IOException {
            return object instanceof SerializationProxy.OfThrowable exception
                    ? ThrownFormat.fromBytes(exception.thrown()).restore(allowList)
                    : object;
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) throws InvalidClassException {
            throw refusedProxy();
        }
    }

    private static InvalidClassException refused(String className) {
        if (className.equals("java.lang.invoke.SerializedLambda")) {
            return new InvalidClassException("a lambda may not cross between the processes: which code it is, only the"
                    + " classes of this process know. An enum constant or a record that implements its interface may");
        }
        int dot = className.lastIndexOf('.');
        return new InvalidClassException(
                className,
                "this class may not cross between the processes, for the types of the method do not reach it. If it"
                        + " should, write allowNames = \"" + className + "\" in @ParallelTask, or options.allow(\""
                        + className + "\")"
                        + (dot < 0 ? "" : "; for all of its package, \"" + className.substring(0, dot) + ".*\""));
    }

    private static InvalidClassException refusedByFilter(@Nullable Class<?> type) {
        return new InvalidClassException(
                type == null ? null : type.getName(),
                "the program's own filter of what may be deserialized refuses it (jdk.serialFilter, or one set in code)");
    }

    /** A program and its workers have one filter if it is a system property, which workers get. */
    private static @Nullable ObjectInputFilter filterOfTheOtherSide() {
        return System.getProperty("jdk.serialFilter") == null ? null : ObjectInputFilter.Config.getSerialFilter();
    }

    /** A class, as a filter is asked of it, in no stream. */
    private record ClassAlone(Class<?> serialClass) implements ObjectInputFilter.FilterInfo {
        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }

        @Override
        public long streamBytes() {
            return 0;
        }
    }

    /** Unchecked: what is an IOException the JDK writes into the stream, through the same checks. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(InvalidClassException why) {
            super(why.getMessage(), why);
        }
    }

    private static InvalidClassException refusedProxy() {
        return new InvalidClassException("a dynamic proxy may not cross between the processes");
    }

    /** Passes bytes on up to the bound. */
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

package org.paralleltask.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.payload.allow.AllowList;
import org.paralleltask.payload.allow.ThrowableList;
import org.paralleltask.payload.allow.ValidatingObjectInputStream;
import org.paralleltask.payload.allow.ValidatingObjectOutputStream;

/**
 * One throwable, serialized without the other throwables that it refers to. Those are encoded separately; a {@code Reference}
 * stands for each.
 *
 * <p>A throwable with a listed superclass can also be read as that superclass, if its own class or its own fields may not
 * cross. Java writes a superclass's fields first. So it is enough to put the superclass's description into the object's head;
 * what follows the superclass's fields is not read. For this, the following stands before the object in its stream:
 *
 * <pre>
 * the description of its class, with those of its superclasses
 * Reference(0)
 * that Reference again, which is 5 bytes now: 0x71 and its handle
 * the superclass's description again, 5 bytes, too
 * </pre>
 *
 * @param isWhole whether it can be read as itself, as far as the sender knows
 * @param superclass the nearest listed superclass; null if there is none, or none is needed
 * @param root the offset at which the object begins, if there is a superclass
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record ThrownState(byte[] bytes, boolean isWhole, @Nullable String superclass, int root) {
    /** The size of a reference in the stream, in bytes: its tag, and a handle. */
    private static final int REFERENCE_BYTES = 1 + Integer.BYTES;

    /** How many objects stand in the stream before an object that has a superclass. */
    private static final int PREFIX_OBJECTS = 4;

    /**
     * Stands for another throwable in a throwable's state. Index 0 is its cause; then come its suppressed ones, then the
     * others.
     */
    private record Reference(int index) implements Serializable {}

    /** The state, null if it could not be read; and why the throwable cannot be read as itself. */
    record Written(@Nullable ThrownState state, @Nullable Throwable obstacle) {}

    /**
     * Writes a throwable's state. Never fails, whatever the throwable's own code does.
     *
     * @param referred the throwable's cause and its suppressed ones; others that are found are added
     * @param mostOthers the largest number of others
     */
    static Written write(Throwable throwable, List<@Nullable Throwable> referred, int mostOthers, AllowList allowList) {
        ThrowableList throwables = allowList.throwables();
        Class<?> type = throwable.getClass();
        Class<?> superclass = throwables.nearestListed(type);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean crosses = false;
        Throwable obstacle = null;
        int root = 0;
        try (AloneWriter writer = new AloneWriter(bytes, allowList, throwable, referred, mostOthers)) {
            crosses = throwables.find(type.getName()).isPresent();
            if (!crosses && superclass == null) {
                return new Written(null, null);
            }
            if (superclass != null) {
                root = writer.writePrefix(type, superclass, bytes);
            }
            writer.writeObject(throwable);
        } catch (Throwable cannotBeSerialized) { // its writeObject may throw anything
            obstacle = cannotBeSerialized;
        }
        boolean isWhole = crosses && obstacle == null;
        ThrownState state =
                new ThrownState(bytes.toByteArray(), isWhole, superclass == null ? null : superclass.getName(), root);
        return new Written(isWhole || state.hasSuperclass() ? state : null, obstacle);
    }

    /** Whether it can be read as its superclass. A throwable whose {@code writeReplace} writes another object cannot. */
    boolean hasSuperclass() {
        return superclass != null
                && root >= 2 * REFERENCE_BYTES
                && root + 1 + REFERENCE_BYTES < bytes.length
                && bytes[root] == ObjectStreamConstants.TC_OBJECT
                && bytes[root + 1] == ObjectStreamConstants.TC_REFERENCE
                && bytes[root - REFERENCE_BYTES] == ObjectStreamConstants.TC_REFERENCE
                && bytes[root - 2 * REFERENCE_BYTES] == ObjectStreamConstants.TC_REFERENCE;
    }

    /** Reads the throwable as itself. */
    Throwable read(AllowList allowList, List<@Nullable Throwable> referred) throws IOException, ClassNotFoundException {
        try (ThrowableReader reader = new ThrowableReader(bytes, allowList, referred, false)) {
            return reader.readRoot(superclass == null ? 0 : PREFIX_OBJECTS);
        }
    }

    /** Reads the throwable as its superclass. {@code referred} begins with what is its cause then. */
    Throwable readAsSuperclass(AllowList allowList, List<@Nullable Throwable> referred)
            throws IOException, ClassNotFoundException {
        byte[] changed = bytes.clone();
        int handle = root - REFERENCE_BYTES;
        int type = root + 1;
        System.arraycopy(changed, handle, changed, type, REFERENCE_BYTES);
        // The cause is the first field of all. If the throwable was made with the cause null, the field is null, and
        // the
        // cause could not be set later.
        int cause = type + REFERENCE_BYTES;
        byte[] stream = changed;
        if (changed[cause] == ObjectStreamConstants.TC_NULL) {
            stream = ByteBuffer.allocate(changed.length - 1 + REFERENCE_BYTES)
                    .put(changed, 0, cause)
                    .put(changed, handle - REFERENCE_BYTES, REFERENCE_BYTES)
                    .put(changed, cause + 1, changed.length - cause - 1)
                    .array();
        }
        try (ThrowableReader reader = new ThrowableReader(stream, allowList, referred, true)) {
            Throwable read = reader.readRoot(PREFIX_OBJECTS);
            if (!read.getClass().getName().equals(superclass)) {
                throw new InvalidObjectException("it is no " + superclass);
            }
            return read;
        }
    }

    /** Writes a throwable without the other throwables that it refers to. */
    @SuppressWarnings("ReferenceEquality") // exceptions are compared by identity
    private static final class AloneWriter extends ValidatingObjectOutputStream {
        private final Throwable root;
        private final List<Throwable> suppressed;
        private final List<@Nullable Throwable> referred;
        private final int mostReferred;
        private boolean suppressedAreLeftOut;

        AloneWriter(
                ByteArrayOutputStream out,
                AllowList allowList,
                Throwable root,
                List<@Nullable Throwable> referred,
                int mostOthers)
                throws IOException {
            super(out, allowList);
            this.root = root;
            this.suppressed = Arrays.asList(root.getSuppressed());
            this.referred = referred;
            this.mostReferred = referred.size() + mostOthers;
        }

        /** Writes the prefix; returns the offset at which the object will begin. */
        int writePrefix(Class<?> type, Class<?> superclass, ByteArrayOutputStream out) throws IOException {
            Reference cause = new Reference(0);
            writeObject(ObjectStreamClass.lookup(type));
            writeObject(cause);
            writeObject(cause);
            writeObject(ObjectStreamClass.lookup(superclass));
            flush();
            return out.size();
        }

        @Override
        protected boolean permits(AllowList list, String className) {
            try {
                return className.equals(Reference.class.getName())
                        || list.permits(className)
                        || list.throwables().find(className).isPresent();
            } catch (ClassNotFoundException unknown) {
                return false;
            }
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (object == root) {
                return object;
            }
            if (object instanceof Throwable other) {
                return reference(other);
            }
            if (!suppressedAreLeftOut && isSuppressed(object)) { // they are added when the throwable is restored
                suppressedAreLeftOut = true;
                return Collections.emptyList();
            }
            return SerializationProxy.of(object);
        }

        private @Nullable Reference reference(Throwable other) {
            for (int i = 0; i < referred.size(); i++) {
                if (referred.get(i) == other) {
                    return new Reference(i);
                }
            }
            return referred.size() < mostReferred && referred.add(other) ? new Reference(referred.size() - 1) : null;
        }

        /**
         * Whether this is the list of the suppressed throwables. Of all lists that hold them, {@link Throwable}'s own is
         * written first.
         */
        private boolean isSuppressed(Object object) {
            return object instanceof List<?> list
                    && !suppressed.isEmpty()
                    && list.size() == suppressed.size()
                    && list.get(0) == suppressed.get(0);
        }
    }

    /** Reads a throwable of a class that may cross. */
    private static final class ThrowableReader extends ValidatingObjectInputStream {
        private final List<@Nullable Throwable> referred;

        /** Whether the stream may describe classes that may not cross; no objects of them are made. */
        private final boolean isLenient;

        ThrowableReader(byte[] state, AllowList allowList, List<@Nullable Throwable> referred, boolean isLenient)
                throws IOException {
            super(new ByteArrayInputStream(state), allowList, state.length);
            this.referred = referred;
            this.isLenient = isLenient;
        }

        Throwable readRoot(int objectsBefore) throws IOException, ClassNotFoundException {
            for (int i = 0; i < objectsBefore; i++) {
                readObject();
            }
            return (Throwable) Optional.ofNullable(readObject())
                    .orElseThrow(() -> new InvalidObjectException("it is null, where an exception is needed"));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return super.resolveClass(description);
            } catch (InvalidClassException | LinkageError mayNotCross) {
                if (isLenient) { // then an object of this class fails, but not its description
                    throw new ClassNotFoundException(description.getName(), mayNotCross);
                }
                throw mayNotCross;
            }
        }

        @Override
        protected Optional<Class<?>> find(AllowList list, String className) throws ClassNotFoundException {
            if (className.equals(Reference.class.getName())) {
                return Optional.of(Reference.class);
            }
            return list.permits(className)
                    ? list.find(className)
                    : list.throwables().find(className);
        }

        @Override
        protected @Nullable Object resolveObject(Object object) throws IOException {
            if (object instanceof SerializationProxy.OfThrowable) { // nested ones would take unlimited time
                throw new InvalidObjectException("an exception that is no part of the tree");
            }
            return object instanceof Reference reference ? referred.get(reference.index()) : object;
        }
    }
}

package org.paralleltask.payload.allow;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects of the classes that may cross. What the other side would refuse fails here, where it was passed or returned.
 * A subclass can write another object in an object's place, by {@link #replaceObject}.
 */
public abstract class ValidatingObjectOutputStream extends ObjectOutputStream {
    private final AllowList allowList;
    private final @Nullable ObjectInputFilter others = filterOfTheOtherSide();

    protected ValidatingObjectOutputStream(OutputStream out, AllowList allowList) throws IOException {
        super(out);
        this.allowList = allowList;
        enableReplaceObject(true);
    }

    /** Whether a class of this binary name may be written. */
    protected boolean permits(AllowList list, String className) {
        return list.permits(className);
    }

    private void check(Class<?> type) {
        if (!permits(allowList, type.getName())) {
            throw new Refusal(RefusedClass.unlisted(type.getName()));
        }
        if (others != null && others.checkInput(new ClassAlone(type)) == ObjectInputFilter.Status.REJECTED) {
            throw new Refusal(RefusedClass.byFilter(type));
        }
    }

    @Override
    protected void annotateClass(Class<?> type) {
        // An exception that was thrown while writing is written too, and a check would hide it. Other exceptions travel
        // in
        // their own form.
        if (!Throwable.class.isAssignableFrom(type)) {
            check(type);
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        throw new Refusal(RefusedClass.proxy());
    }

    /**
     * The filter of the other side. A program and its workers have the same filter if it is a system property, which workers
     * get.
     */
    private static @Nullable ObjectInputFilter filterOfTheOtherSide() {
        return System.getProperty("jdk.serialFilter") == null ? null : ObjectInputFilter.Config.getSerialFilter();
    }

    /** What a filter is asked about: a class, without a stream. */
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

    /** An unchecked exception: the JDK would write an IOException into the stream, through the same checks. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(InvalidClassException why) {
            super(why.getMessage(), why);
        }
    }
}

package org.paralleltask.payload.allow;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of the classes that may cross, and no others. A subclass can replace an object that was read, by {@link
 * #resolveObject}.
 */
public abstract class ValidatingObjectInputStream extends ObjectInputStream {
    /**
     * How many slots of arrays are allowed for each byte that is read: a hash table with a low load factor is larger than its
     * bytes.
     */
    private static final int SLOTS_PER_BYTE = 2;

    private final AllowList allowList;
    private long slotsLeft;
    private @Nullable InvalidClassException refusal;

    /** @param length the size of the stream, in bytes */
    protected ValidatingObjectInputStream(InputStream in, AllowList allowList, int length) throws IOException {
        super(in);
        this.allowList = allowList;
        this.slotsLeft = (long) SLOTS_PER_BYTE * length;
        @Nullable ObjectInputFilter programs = getObjectInputFilter(); // setting another filter replaces it
        setObjectInputFilter(info -> check(info, programs));
        enableResolveObject(true);
    }

    private ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info, @Nullable ObjectInputFilter programs) {
        ObjectInputFilter.Status ours = checkArray(info);
        if (programs == null || ours == ObjectInputFilter.Status.REJECTED) {
            return ours;
        }
        ObjectInputFilter.Status theirs = programs.checkInput(info);
        if (theirs == ObjectInputFilter.Status.REJECTED) {
            refusal = RefusedClass.byFilter(info.serialClass());
        }
        return theirs;
    }

    /**
     * Why reading has failed: a more precise exception than {@code failure}, if there is one. The JDK says of a filter only
     * that it has refused.
     */
    public final Throwable reason(Throwable failure) {
        return refusal == null ? failure : refusal;
    }

    /**
     * Refuses arrays that are too long, alone or together: every element takes at least a byte of the stream, and hash tables
     * have some more slots. A longer array is false, and would only cost memory.
     */
    private ObjectInputFilter.Status checkArray(ObjectInputFilter.FilterInfo info) {
        slotsLeft -= Math.max(0, info.arrayLength());
        return slotsLeft < 0 ? ObjectInputFilter.Status.REJECTED : ObjectInputFilter.Status.UNDECIDED;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        return find(allowList, description.getName()).orElseThrow(() -> RefusedClass.unlisted(description.getName()));
    }

    /** The class of this binary name, not initialized; empty if it may not cross. */
    protected Optional<Class<?>> find(AllowList list, String className) throws ClassNotFoundException {
        return list.find(className);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws InvalidClassException {
        throw RefusedClass.proxy();
    }
}

package org.paralleltask.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a wrapper of {@link java.util.Collections} wraps. Only Java serialization can see it, as the first part of
 * the wrapper. Nothing is serialized, because each part is replaced by null.
 */
final class Wrapped extends ObjectOutputStream {
    private final Object wrapper;
    private @Nullable Object inner;

    private Wrapped(Object wrapper) throws IOException {
        super(OutputStream.nullOutputStream());
        this.wrapper = wrapper;
        enableReplaceObject(true);
    }

    static boolean isWrapper(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.util.Collections$")
                && (name.startsWith("Unmodifiable", 22)
                        || name.startsWith("Synchronized", 22)
                        || name.startsWith("Checked", 22)
                        || name.startsWith("SetFromMap", 22));
    }

    /** What is in a wrapper, or what its class serializes in place of it; null if the wrapper cannot be serialized. */
    static @Nullable Object in(Object wrapper) {
        try (Wrapped reader = new Wrapped(wrapper)) {
            reader.writeObject(wrapper);
            return reader.inner;
        } catch (IOException notSerializable) {
            return null;
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // identity is meant
    protected @Nullable Object replaceObject(Object part) {
        if (part == wrapper) {
            return part;
        }
        if (inner == null) {
            inner = part;
        }
        return null;
    }
}

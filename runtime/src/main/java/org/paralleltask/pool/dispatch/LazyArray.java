package org.paralleltask.pool.dispatch;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An array of which mostly no element is ever set, or only the first. The memory for the others is allocated when the
 * first of them is set. Each element is set once. Thread-safe.
 */
final class LazyArray<E> {
    private final int length;
    private final AtomicReference<@Nullable E> first = new AtomicReference<>();
    private final AtomicReference<@Nullable AtomicReferenceArray<@Nullable E>> others = new AtomicReference<>();

    LazyArray(int length) {
        this.length = length;
    }

    /** The element; null if it is not set. */
    @Nullable
    E get(int index) {
        if (index == 0) {
            return first.get();
        }
        AtomicReferenceArray<@Nullable E> made = others.get();
        return made == null ? null : made.get(index);
    }

    /** Sets an element if it is not set, and returns null; otherwise returns the element that is there. */
    @Nullable
    E setIfAbsent(int index, E element) {
        return index == 0 ? first.compareAndExchange(null, element) : others().compareAndExchange(index, null, element);
    }

    private AtomicReferenceArray<@Nullable E> others() {
        AtomicReferenceArray<@Nullable E> made = others.get();
        if (made != null) {
            return made;
        }
        AtomicReferenceArray<@Nullable E> mine = new AtomicReferenceArray<>(length);
        AtomicReferenceArray<@Nullable E> other = others.compareAndExchange(null, mine);
        return other == null ? mine : other;
    }

    /** An index from which on no element is set. */
    int end() {
        return others.get() == null ? Math.min(length, 1) : length;
    }
}

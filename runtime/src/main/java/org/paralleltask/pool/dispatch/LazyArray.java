package org.paralleltask.pool.dispatch;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An array of which mostly the first element alone is ever set, or none: the others' memory is made for the first of them.
 * Each is set once. Thread-safe.
 */
final class LazyArray<E> {
    private final int length;
    private final AtomicReference<@Nullable E> first = new AtomicReference<>();
    private final AtomicReference<@Nullable AtomicReferenceArray<@Nullable E>> others = new AtomicReference<>();

    LazyArray(int length) {
        this.length = length;
    }

    /** Null if it is not set. */
    @Nullable
    E get(int index) {
        if (index == 0) {
            return first.get();
        }
        AtomicReferenceArray<@Nullable E> made = others.get();
        return made == null ? null : made.get(index);
    }

    /** Sets it, if it is not; else returns what is there. */
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

    /** No element from there on is set; those before may be. */
    int end() {
        return others.get() == null ? Math.min(length, 1) : length;
    }
}

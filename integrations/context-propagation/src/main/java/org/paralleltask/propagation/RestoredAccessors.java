package org.paralleltask.propagation;

import io.micrometer.context.ThreadLocalAccessor;
import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltask.ContextCarrier;

/** The accessors that were set for one run, the last first, and what they held before. Used by the thread of the run. */
final class RestoredAccessors implements ContextCarrier.Restored {
    private final Deque<Runnable> former = new ArrayDeque<>();

    /** @param value of the type of the accessor: the accessor of the same key held it */
    @SuppressWarnings("unchecked")
    <V> void set(ThreadLocalAccessor<V> accessor, Object value) {
        V before = accessor.getValue();
        accessor.setValue((V) value);
        former.push(before == null ? accessor::restore : () -> accessor.restore(before));
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!former.isEmpty()) {
            try {
                former.pop().run();
            } catch (RuntimeException theirs) { // the others must not stay set for it
                if (failure == null) {
                    failure = theirs;
                } else {
                    failure.addSuppressed(theirs);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

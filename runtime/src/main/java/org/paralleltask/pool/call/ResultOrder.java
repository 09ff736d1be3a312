package org.paralleltask.pool.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.pool.task.Chunk;

/** In what order the tasks of a {@link LazyCall} are delivered. Used by one thread at a time, but for {@link #ended}. */
sealed interface ResultOrder<T, V> {
    /** The next task of this chunk was accepted. */
    void accepted(Chunk<T, V> chunk);

    /** These of a chunk's tasks, a bit for each, have ended. Safe from any thread. */
    void ended(Chunk<T, V> chunk, long which);

    /** Whether the next one has ended. There is one that was accepted and not delivered. */
    boolean hasEnded();

    /**
     * Waits until the next one has ended, and returns its chunk, in which it has {@link #index}. To be delivered before the
     * next call.
     */
    Chunk<T, V> take() throws InterruptedException;

    /** Which task of the chunk that {@link #take} has returned is the next one. */
    int index();

    /** The order of the inputs. */
    final class OfInputs<T, V> implements ResultOrder<T, V> {
        /** Those that are not all delivered. */
        private final Deque<Chunk<T, V>> chunks = new ArrayDeque<>();

        private int index;

        @Override
        public void accepted(Chunk<T, V> chunk) {
            if (!chunk.equals(chunks.peekLast())) {
                chunks.addLast(chunk);
            }
        }

        @Override
        public void ended(Chunk<T, V> chunk, long which) {
            // the next one is waited for
        }

        @Override
        public boolean hasEnded() {
            Chunk<T, V> first = chunks.getFirst();
            return first.hasEnded(first.delivered());
        }

        @Override
        public Chunk<T, V> take() throws InterruptedException {
            Chunk<T, V> first = chunks.getFirst();
            index = first.delivered();
            first.awaitEnd(index);
            if (first.isLastAccepted(index)) { // if another comes, the chunk is added again
                chunks.removeFirst();
            }
            return first;
        }

        @Override
        public int index() {
            return index;
        }
    }

    /** The order in which they end. */
    final class OfEnds<T, V> implements ResultOrder<T, V> {
        private final BlockingQueue<Ended<T, V>> ended = new LinkedBlockingQueue<>();

        /** Of whose tasks some are next. */
        private @Nullable Chunk<T, V> current;

        /** Those of them, a bit for each. */
        private long currentEnded;

        private int index;

        private record Ended<T, V>(Chunk<T, V> chunk, long which) {}

        @Override
        public void accepted(Chunk<T, V> chunk) {
            // its end will come
        }

        @Override
        public void ended(Chunk<T, V> chunk, long which) {
            while (true) {
                try {
                    ended.add(new Ended<>(chunk, which));
                    return;
                } catch (OutOfMemoryError full) {
                    FullHeap.pause();
                }
            }
        }

        @Override
        public boolean hasEnded() {
            return currentEnded != 0 || !ended.isEmpty();
        }

        @Override
        public Chunk<T, V> take() throws InterruptedException {
            if (currentEnded == 0) {
                Ended<T, V> some = ended.take();
                current = some.chunk();
                currentEnded = some.which();
            }
            index = Long.numberOfTrailingZeros(currentEnded);
            currentEnded &= currentEnded - 1;
            return Objects.requireNonNull(current);
        }

        @Override
        public int index() {
            return index;
        }
    }
}

package org.paralleltask.pool.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;

/** In what order the tasks of a {@link LazyCall} are delivered. Used by one thread at a time. */
sealed interface ResultOrder<T, V> {
    /** The next task of this chunk was accepted. */
    void accepted(Chunk<T, V> chunk);

    /** Whether the next one has ended. There is one that was accepted and not delivered. */
    boolean hasEnded();

    /**
     * Waits until the next one has ended, and returns its chunk, in which it has {@link #index}. To be delivered before the
     * next call.
     */
    Chunk<T, V> take() throws InterruptedException;

    /** Which task of the chunk is next that {@link #take} has returned. */
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

    /** Some tasks of a chunk that have ended, a bit for each. */
    record Ended<T, V>(Chunk<T, V> chunk, long which) {}

    /** The order in which they end. */
    final class OfEnds<T, V> implements ResultOrder<T, V> {
        private final BlockingQueue<Ended<T, V>> ended;

        /** Of whose tasks some are next. */
        private @Nullable Chunk<T, V> current;

        /** Those of them, a bit for each. */
        private long currentEnded;

        private int index;

        /** @param ended to which they are added as they end */
        OfEnds(BlockingQueue<Ended<T, V>> ended) {
            this.ended = ended;
        }

        @Override
        public void accepted(Chunk<T, V> chunk) {
            // its end will come
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

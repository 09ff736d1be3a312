package org.paralleltask.pool.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;

/**
 * The order in which the tasks of a {@link LazyCall} are delivered. Used by one thread at a time; only {@link #ended}
 * is safe from any thread.
 */
sealed interface ResultOrder<T, V> {
    /** Told that the next task of this chunk was accepted. */
    void accepted(Chunk<T, V> chunk);

    /** Told that these tasks of a chunk, a bit for each, have ended. Safe from any thread. */
    void ended(Chunk<T, V> chunk, long which);

    /** Whether the next task has ended. A task must be accepted and undelivered. */
    boolean hasEnded();

    /**
     * Waits until the next task has ended, and returns its chunk; its index there is {@link #index}. It must be
     * delivered before the next call.
     */
    Chunk<T, V> take() throws InterruptedException;

    /** The index of that task in the chunk that {@link #take} has returned. */
    int index();

    /** The order of the inputs. */
    final class OfInputs<T, V> implements ResultOrder<T, V> {
        /** The chunks that have undelivered tasks. */
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
            // take() waits for the next task itself
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
            if (first.isLastAccepted(index)) { // if another of its tasks comes, the chunk is added again
                chunks.removeFirst();
            }
            return first;
        }

        @Override
        public int index() {
            return index;
        }
    }

    /** The order in which the tasks end. */
    final class OfEnds<T, V> implements ResultOrder<T, V> {
        private final BlockingQueue<Ended<T, V>> ended = new LinkedBlockingQueue<>();

        /** The chunk that the next tasks are of. */
        private @Nullable Chunk<T, V> current;

        /** The ended and undelivered tasks of {@code current}, a bit for each. */
        private long currentEnded;

        private int index;

        private record Ended<T, V>(Chunk<T, V> chunk, long which) {}

        @Override
        public void accepted(Chunk<T, V> chunk) {
            // ended() will be called
        }

        @Override
        public void ended(Chunk<T, V> chunk, long which) {
            ended.add(new Ended<>(chunk, which));
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

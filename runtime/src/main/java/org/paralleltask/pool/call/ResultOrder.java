package org.paralleltask.pool.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.QueueEntry;

/** In what order the tasks of a {@link LazyCall} are delivered. Used by one thread at a time. */
sealed interface ResultOrder<T, V> {
    /** One was accepted. */
    void accepted(QueueEntry<T, V> entry);

    /** Whether the next one has ended. There is one that was accepted and not delivered. */
    boolean hasEnded();

    /**
     * Waits until the next one has ended: its job, or the chunk of which {@link #place} is the next one. To be delivered
     * before the next call.
     */
    QueueEntry<T, V> take() throws InterruptedException;

    /** Which one of the chunk that {@link #take} has returned. */
    int place();

    /** The order of the inputs. */
    final class OfInputs<T, V> implements ResultOrder<T, V> {
        /** Those that are not all delivered. */
        private final Deque<QueueEntry<T, V>> entries = new ArrayDeque<>();

        private int place;

        @Override
        public void accepted(QueueEntry<T, V> entry) {
            if (!entry.equals(entries.peekLast())) {
                entries.addLast(entry);
            }
        }

        @Override
        public boolean hasEnded() {
            QueueEntry<T, V> first = firstUndelivered();
            return first instanceof Chunk<T, V> chunk
                    ? chunk.hasEnded(chunk.delivered())
                    : ((Job<T, V>) first).hasEnded();
        }

        @Override
        public QueueEntry<T, V> take() throws InterruptedException {
            QueueEntry<T, V> first = firstUndelivered();
            if (first instanceof Chunk<T, V> chunk) {
                place = chunk.delivered();
                chunk.awaitEnd(place);
            } else {
                ((Job<T, V>) first).awaitEnd();
                entries.removeFirst();
            }
            return first;
        }

        private QueueEntry<T, V> firstUndelivered() {
            while (entries.getFirst() instanceof Chunk<T, V> chunk && chunk.isDelivered()) {
                entries.removeFirst();
            }
            return entries.getFirst();
        }

        @Override
        public int place() {
            return place;
        }
    }

    /** Some tasks of a chunk that have ended without jobs, a bit for each. */
    record EndedInChunk<T, V>(Chunk<T, V> chunk, long which) {}

    /** The order in which they end. */
    final class OfEnds<T, V> implements ResultOrder<T, V> {
        /** Jobs, and {@link EndedInChunk}, in the order of their ends. */
        private final BlockingQueue<Object> ended;

        /** Of whose tasks some are next. */
        private @Nullable Chunk<T, V> current;

        /** Those of them, a bit for each. */
        private long currentEnded;

        private int place;

        /** @param ended to which they are added as they end */
        OfEnds(BlockingQueue<Object> ended) {
            this.ended = ended;
        }

        @Override
        public void accepted(QueueEntry<T, V> entry) {
            // its end will come
        }

        @Override
        public boolean hasEnded() {
            return currentEnded != 0 || !ended.isEmpty();
        }

        @Override
        @SuppressWarnings("unchecked") // only those of this call are put there
        public QueueEntry<T, V> take() throws InterruptedException {
            if (currentEnded == 0) {
                Object next = ended.take();
                if (next instanceof Job<?, ?> job) {
                    return (Job<T, V>) job;
                }
                EndedInChunk<T, V> some = (EndedInChunk<T, V>) next;
                current = some.chunk();
                currentEnded = some.which();
            }
            place = Long.numberOfTrailingZeros(currentEnded);
            currentEnded &= currentEnded - 1;
            return Objects.requireNonNull(current);
        }

        @Override
        public int place() {
            return place;
        }
    }
}

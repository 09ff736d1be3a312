package org.paralleltask.pool.call;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PayloadException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PackedChunk;
import org.paralleltask.pool.task.SingleChunk;

/**
 * Single tasks, from any thread, and their futures. Short ones are together in chunks, as those of maps are; for that no
 * task overtakes another. Thread-safe.
 */
public final class TaskSubmitter<T, V> {
    /** In bytes: a chunk has room for many of the size of its first task, and few may come. */
    private static final int MOST_BYTES = 1 << 8;

    private final Binding<T, ?, V> binding;
    private final TaskQueue queue;
    private final IntToLongFunction ids;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final FutureCompleter completer;

    /** A writer that is not in use now, if there is one: what encodes a task may submit others meanwhile. */
    private final AtomicReference<@Nullable ValueWriter<T>> spare = new AtomicReference<>();

    /** Whether there was one before. Whether two threads take theirs for the first does not matter. */
    private boolean isUsed;

    /** The last one, to which more may be added. */
    private @Nullable SubmittedChunk<T, V> open; // guarded by the queue's lock

    /**
     * @param ids gives the first of so many numbers for jobs
     * @param lane where they wait
     * @param limit of each task; null for none
     * @param completer where the futures are completed
     */
    public TaskSubmitter(
            Binding<T, ?, V> binding,
            TaskQueue queue,
            IntToLongFunction ids,
            Lane lane,
            @Nullable Duration limit,
            FutureCompleter completer) {
        this.binding = binding;
        this.queue = queue;
        this.ids = ids;
        this.lane = lane;
        this.limit = limit;
        this.completer = completer;
    }

    /** A chunk, and the futures of its tasks. */
    private static final class SubmittedChunk<T, V> implements Chunk.Owner<T, V> {
        private final FutureCompleter completer;
        private final TaskFuture<?>[] futures = new TaskFuture<?>[Chunk.MOST];
        private final PackedChunk<T, V> chunk;

        SubmittedChunk(TaskSubmitter<T, V> all, int size) {
            completer = all.completer;
            long firstId = all.ids.applyAsLong(Chunk.MOST);
            chunk = new PackedChunk<>(all.binding, all.queue, all.lane, all.limit, this, firstId, 0, size);
        }

        /** Whether one more of this size can be added, and would overtake no other. */
        boolean hasRoom(int size) {
            return chunk.isAccepted() && chunk.hasRoom(size) && chunk.waiting().isLast();
        }

        /** Adds one, of which the chunk is told what the writer has written. */
        Chunk<T, V> add(T task, ValueWriter<T> writer, int size, TaskFuture<V> future) {
            int index = chunk.write(task, writer, size);
            futures[index] = future;
            future.of(chunk, index);
            return chunk;
        }

        @Override
        public boolean wantsRuns() {
            return false;
        }

        @Override
        public void ended(Chunk<T, V> ended, long which) {
            completer.add(futures, which);
        }

        @Override
        public void ended(Job<T, V> job) {
            completer.add(futures, 1L << job.index());
        }
    }

    /**
     * Accepts a task, waiting while the queue is full; empty if there is no room in time.
     *
     * @throws PayloadException if the task cannot be encoded
     * @throws RejectedExecutionException if the pool is closed
     * @throws CancellationException if the thread is interrupted; its interrupt flag stays set
     */
    public Optional<CompletableFuture<V>> submit(T task, long patienceNanos) {
        Objects.requireNonNull(task, "task");
        TaskFuture<V> future = new TaskFuture<>();
        try {
            return put(task, future, patienceNanos) ? Optional.of(future) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(
                    "submit was interrupted while the queue was full: the task was not accepted");
        }
    }

    private boolean put(T task, TaskFuture<V> future, long patienceNanos) throws InterruptedException {
        boolean isFirst = !isUsed; // and often the only one, of a view with a limit that was made for it
        isUsed = true;
        if (isFirst || !queue.takesChunks()) {
            return putAlone(task, binding.payload().encodeTask(task), future, patienceNanos);
        }
        ValueWriter<T> used = spare.getAndSet(null);
        ValueWriter<T> writer = used == null ? binding.payload().taskWriter() : used;
        int size = writer.write(task);
        boolean isSmall = size >= 0 && size <= MOST_BYTES;
        boolean isAccepted = isSmall
                ? queue.put(lane, size, () -> chunkFor(size).add(task, writer, size, future), patienceNanos)
                : putAlone(task, writer.bytes(), future, patienceNanos);
        spare.setRelease(writer);
        return isAccepted;
    }

    /** The one to which a task of this size is added. The queue's lock is held. */
    private SubmittedChunk<T, V> chunkFor(int size) {
        SubmittedChunk<T, V> last = open;
        if (last != null && last.hasRoom(size)) {
            return last;
        }
        SubmittedChunk<T, V> next = new SubmittedChunk<>(this, size);
        if (last != null) {
            last.chunk.close();
        }
        open = next;
        return next;
    }

    /**
     * A single task by itself, which has not been accepted, and whose caller waits for its end. Encoded here, and held by its
     * job alone: a caller that waits with the bytes in a variable would keep them from being let go of while the task runs.
     *
     * @throws PayloadException if it cannot be encoded
     */
    public Job<T, V> job(T task, Job.Owner<T, V> owner) {
        return job(task, binding.payload().encodeLentTask(Objects.requireNonNull(task, "task")), owner);
    }

    private Job<T, V> job(T task, Bytes arguments, Job.Owner<T, V> owner) {
        return new SingleChunk<>(ids.applyAsLong(1), task, arguments, binding, queue, lane, limit, owner, 0).job();
    }

    private boolean putAlone(T task, Bytes arguments, TaskFuture<V> future, long patienceNanos)
            throws InterruptedException {
        Job<T, V> job = job(task, arguments, ended -> completer.add(new TaskFuture<?>[] {future}, 1));
        future.of(job.single(), 0);
        boolean isAccepted = false;
        try {
            isAccepted = queue.put(job.single(), () -> false, patienceNanos);
            return isAccepted;
        } finally {
            if (!isAccepted) {
                job.withdraw(); // what it carries is in use no more
            }
        }
    }
}

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
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.carry.Carriers;
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
 * Submits single tasks, and makes their futures. Short tasks are put into chunks together, as those of maps are,
 * without one overtaking another. Thread-safe.
 */
public final class TaskSubmitter<T, V> {
    /**
     * The largest packed task, in bytes. A chunk reserves room for many tasks of the size of its first, and perhaps
     * only few come.
     */
    private static final int MOST_BYTES = 1 << 8;

    private final Binding<T, ?, V> binding;
    private final TaskQueue queue;
    private final IntToLongFunction ids;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final Carriers carriers;
    private final FutureCompleter completer;

    /**
     * A writer that is not in use, if there is one. It is taken out while it is used: what encodes a task may submit
     * others meanwhile.
     */
    private final AtomicReference<@Nullable ValueWriter<T>> spare = new AtomicReference<>();

    /** Whether a task was submitted before. A race does no harm: then two tasks are treated as the first. */
    private boolean isUsed;

    /**
     * The context of the last task. One that comes with another goes alone: to begin a chunk that gets no second task costs
     * more. What two threads see of it at once does not matter, for a chunk has one context.
     */
    private CarriedContext lastContext = CarriedContext.NOTHING;

    /** The last chunk, which more tasks may be added to. */
    private @Nullable SubmittedChunk<T, V> open; // guarded by the queue's lock

    /**
     * @param ids reserves as many task numbers as it is asked for, and returns the first
     * @param lane where the tasks wait
     * @param limit of each task; null for none
     * @param carriers of what goes with each task
     * @param completer completes the futures
     */
    public TaskSubmitter(
            Binding<T, ?, V> binding,
            TaskQueue queue,
            IntToLongFunction ids,
            Lane lane,
            @Nullable Duration limit,
            Carriers carriers,
            FutureCompleter completer) {
        this.binding = binding;
        this.queue = queue;
        this.ids = ids;
        this.lane = lane;
        this.limit = limit;
        this.carriers = carriers;
        this.completer = completer;
    }

    /** A chunk, and the futures of its tasks. */
    private static final class SubmittedChunk<T, V> implements Chunk.Owner<T, V> {
        private final FutureCompleter completer;
        private final TaskFuture<?>[] futures = new TaskFuture<?>[Chunk.MOST];
        private final PackedChunk<T, V> chunk;

        SubmittedChunk(TaskSubmitter<T, V> all, CarriedContext context, int size) {
            completer = all.completer;
            long firstId = all.ids.applyAsLong(Chunk.MOST);
            chunk = new PackedChunk<>(all.binding, all.queue, all.lane, all.limit, context, this, firstId, 0, size);
        }

        /** Whether one more task of this size and context can be added without overtaking another. */
        boolean hasRoom(int size, CarriedContext context) {
            return chunk.isAccepted()
                    && chunk.hasRoom(size)
                    && chunk.waiting().isLast()
                    && chunk.context().equals(context);
        }

        /** Adds the task that {@code writer} has encoded, and its future. */
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
     * Accepts a task, waiting at most {@code patienceNanos} while the queue is full; empty if there is no room in time.
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
        boolean isFirst = !isUsed; // often also the last, as of a view that was made for one limit
        isUsed = true;
        CarriedContext context = carriers.capture();
        boolean isOther = !context.equals(lastContext);
        lastContext = context;
        if (isFirst || isOther || !queue.takesChunks()) {
            return putAlone(task, binding.payload().encodeTask(task), context, future, patienceNanos);
        }
        ValueWriter<T> used = spare.getAndSet(null);
        ValueWriter<T> writer = used == null ? binding.payload().taskWriter() : used;
        int size = writer.write(task);
        boolean isSmall = size >= 0 && size <= MOST_BYTES;
        boolean isAccepted = isSmall
                ? queue.put(lane, size, () -> chunkFor(size, context).add(task, writer, size, future), patienceNanos)
                : putAlone(task, writer.bytes(), context, future, patienceNanos);
        spare.setRelease(writer);
        return isAccepted;
    }

    /** The chunk that a task of this size and context is added to. The queue's lock is held. */
    private SubmittedChunk<T, V> chunkFor(int size, CarriedContext context) {
        SubmittedChunk<T, V> last = open;
        if (last != null && last.hasRoom(size, context)) {
            return last;
        }
        SubmittedChunk<T, V> next = new SubmittedChunk<>(this, context, size);
        if (last != null) {
            last.chunk.close();
        }
        open = next;
        return next;
    }

    /**
     * The job of a single task that was not accepted yet, and whose caller waits for its end. The task is encoded here,
     * and only the job holds the bytes: a caller with the bytes in a variable would keep them while the task runs.
     *
     * @throws PayloadException if the task cannot be encoded
     */
    public Job<T, V> job(T task, Job.Owner<T, V> owner) {
        Bytes arguments = binding.payload().encodeLentTask(Objects.requireNonNull(task, "task"));
        return job(task, arguments, carriers.capture(), owner);
    }

    private Job<T, V> job(T task, Bytes arguments, CarriedContext context, Job.Owner<T, V> owner) {
        long id = ids.applyAsLong(1);
        return new SingleChunk<>(id, task, arguments, binding, queue, lane, limit, context, owner, 0).job();
    }

    private boolean putAlone(T task, Bytes arguments, CarriedContext context, TaskFuture<V> future, long patienceNanos)
            throws InterruptedException {
        Job<T, V> job = job(task, arguments, context, ended -> completer.add(new TaskFuture<?>[] {future}, 1));
        future.of(job.single(), 0);
        boolean isAccepted = false;
        try {
            isAccepted = queue.put(job.single(), () -> false, patienceNanos);
            return isAccepted;
        } finally {
            if (!isAccepted) {
                job.withdraw(); // releases what it carries
            }
        }
    }
}

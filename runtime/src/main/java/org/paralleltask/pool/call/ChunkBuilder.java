package org.paralleltask.pool.call;

import java.time.Duration;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.QueueEntry;

/**
 * Makes of each task of one map or stream what waits for it: its own {@link Job}, or the next place in a {@link Chunk} if
 * it is small, and the last tasks were short, and nobody wants to hear of each. Used by one thread.
 */
public final class ChunkBuilder<T, V> {
    /** In bytes: for more an object of its own is not worth saving. */
    private static final int MOST_BYTES = 1 << 11;

    private final Binding<T, ?, V> binding;
    private final TaskQueue queue;
    private final IntToLongFunction ids;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final Chunk.Owner<T, V> owner;

    /** To which more can be added. */
    private @Nullable Chunk<T, V> open;

    private long count;
    private final ValueWriter<T> writer;

    /**
     * @param ids gives the first of so many numbers for jobs
     * @param lane where they wait
     * @param limit of each task; null for none
     * @param owner hears of the ends of those in chunks
     */
    public ChunkBuilder(
            Binding<T, ?, V> binding,
            TaskQueue queue,
            IntToLongFunction ids,
            Lane lane,
            @Nullable Duration limit,
            Chunk.Owner<T, V> owner) {
        this.binding = binding;
        this.queue = queue;
        this.ids = ids;
        this.lane = lane;
        this.limit = limit;
        this.owner = owner;
        this.writer = binding.payload().taskWriter();
    }

    /**
     * Encodes the next task on this thread: what cannot be sent fails here. What is returned is to be put into the queue
     * before the next call, once for each task.
     *
     * @param jobOwner asked for who hears of the end if it becomes a job
     */
    QueueEntry<T, V> bind(T task, Supplier<? extends Job.Owner<T, V>> jobOwner) {
        Objects.requireNonNull(task, "task");
        if (!queue.takesChunks()) {
            close();
            return job(task, binding.payload().encodeTask(task), jobOwner);
        }
        int size = writer.write(task);
        if (size < 0 || size > MOST_BYTES) {
            close();
            return job(task, writer.bytes(), jobOwner);
        }
        Chunk<T, V> chunk = chunkFor(size);
        count++;
        chunk.write(task, writer, size);
        return chunk;
    }

    private Job<T, V> job(T task, Bytes arguments, Supplier<? extends Job.Owner<T, V>> owner) {
        return new Job<>(ids.applyAsLong(1), task, arguments, binding, queue, lane, limit, owner.get(), count++);
    }

    /** No more is added to the chunk that is open. */
    private void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** The one that is open, which gets the next task. */
    private Chunk<T, V> chunkFor(int size) {
        Chunk<T, V> chunk = open;
        if (chunk == null || !chunk.hasRoom(size)) {
            close();
            chunk = new Chunk<>(binding, queue, lane, limit, owner, ids.applyAsLong(Chunk.MOST), count, size);
            open = chunk;
        }
        return chunk;
    }
}

package org.paralleltask.pool.call;

import java.time.Duration;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.carry.CarriedContext;
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
 * Puts each task of one map or stream into a chunk. The task goes into a {@link PackedChunk} with others if it is
 * small, the last tasks were short, and no observer wants to hear of each. Otherwise it goes into a chunk of its own.
 * Used by one thread.
 */
public final class ChunkBuilder<T, V> {
    /** The largest packed task, in bytes. A larger one costs so much that saving its own object is not worth it. */
    private static final int MOST_BYTES = 1 << 11;

    private final Binding<T, ?, V> binding;
    private final TaskQueue queue;
    private final IntToLongFunction ids;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final CarriedContext context;
    private final Call<T, V> call;

    /** The chunk that the next small task is added to, if it has room. */
    private @Nullable PackedChunk<T, V> open;

    private long count;
    private final ValueWriter<T> writer;

    /** The call that the tasks belong to: told of each chunk that is made, and of the tasks' ends. */
    public interface Call<T, V> extends Chunk.Owner<T, V> {
        /** What is told of the end of the next task, which gets a job of its own. */
        Job.Owner<T, V> ownerOfNext();

        /** Called before a task of this job is put into the queue. */
        default void jobMade(Job<T, V> job) {}

        /** Called before the first task of this chunk is put into the queue. */
        default void chunkBegun(PackedChunk<T, V> chunk) {}
    }

    /**
     * @param ids reserves as many task numbers as it is asked for, and returns the first
     * @param lane where the tasks wait
     * @param limit of each task; null for none
     * @param context goes with each task
     */
    public ChunkBuilder(
            Binding<T, ?, V> binding,
            TaskQueue queue,
            IntToLongFunction ids,
            Lane lane,
            @Nullable Duration limit,
            CarriedContext context,
            Call<T, V> call) {
        this.binding = binding;
        this.queue = queue;
        this.ids = ids;
        this.lane = lane;
        this.limit = limit;
        this.context = context;
        this.call = call;
        this.writer = binding.payload().taskWriter();
    }

    /**
     * Encodes the next task on the calling thread, and throws if it cannot be sent. The returned chunk must be put into
     * the queue before the next call, once for each task.
     */
    Chunk<T, V> add(T task) {
        Objects.requireNonNull(task, "task");
        if (!queue.takesChunks()) {
            close();
            return single(task, binding.payload().encodeTask(task));
        }
        int size = writer.write(task);
        if (size < 0 || size > MOST_BYTES) {
            close();
            return single(task, writer.bytes());
        }
        PackedChunk<T, V> chunk = chunkFor(size);
        count++;
        chunk.write(task, writer, size);
        return chunk;
    }

    private Chunk<T, V> single(T task, Bytes arguments) {
        SingleChunk<T, V> chunk = new SingleChunk<>(
                ids.applyAsLong(1), task, arguments, binding, queue, lane, limit, context, call.ownerOfNext(), count++);
        call.jobMade(chunk.job());
        return chunk;
    }

    /** Closes the open chunk: no more tasks are added to it. */
    private void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** The open chunk if the next task fits, else a new one. */
    private PackedChunk<T, V> chunkFor(int size) {
        PackedChunk<T, V> chunk = open;
        if (chunk == null || !chunk.hasRoom(size)) {
            close();
            chunk = new PackedChunk<>(
                    binding, queue, lane, limit, context, call, ids.applyAsLong(Chunk.MOST), count, size);
            open = chunk;
            call.chunkBegun(chunk);
        }
        return chunk;
    }
}

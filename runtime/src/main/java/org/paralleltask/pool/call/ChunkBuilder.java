package org.paralleltask.pool.call;

import java.time.Duration;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
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
 * Puts each task of one map or stream into a chunk: into a {@link PackedChunk} with others if it is small, and the last tasks
 * were short, and no observer wants to hear of each; else into one of its own. Used by one thread.
 */
public final class ChunkBuilder<T, V> {
    /** In bytes: for more an object of its own is not worth saving. */
    private static final int MOST_BYTES = 1 << 11;

    private final Binding<T, ?, V> binding;
    private final TaskQueue queue;
    private final IntToLongFunction ids;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final Call<T, V> call;

    /** To which more can be added. */
    private @Nullable PackedChunk<T, V> open;

    private long count;
    private final ValueWriter<T> writer;

    /** Gives the tasks, hears of each chunk that is made of them, and of the tasks' ends. */
    public interface Call<T, V> extends Chunk.Owner<T, V> {
        /** Hears of the end of the next task, which gets a job of its own. */
        Job.Owner<T, V> ownerOfNext();

        /** Called before a task of this job is put into the queue. */
        default void jobMade(Job<T, V> job) {}

        /** Called before the first task of this chunk is put into the queue. */
        default void chunkBegun(PackedChunk<T, V> chunk) {}
    }

    /**
     * @param ids gives the first of so many numbers for jobs
     * @param lane where they wait
     * @param limit of each task; null for none
     */
    public ChunkBuilder(
            Binding<T, ?, V> binding,
            TaskQueue queue,
            IntToLongFunction ids,
            Lane lane,
            @Nullable Duration limit,
            Call<T, V> call) {
        this.binding = binding;
        this.queue = queue;
        this.ids = ids;
        this.lane = lane;
        this.limit = limit;
        this.call = call;
        this.writer = binding.payload().taskWriter();
    }

    /**
     * Encodes the next task on this thread: what cannot be sent fails here. The chunk is to be put into the queue before the
     * next call, once for each task.
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
                ids.applyAsLong(1), task, arguments, binding, queue, lane, limit, call.ownerOfNext(), count++);
        call.jobMade(chunk.job());
        return chunk;
    }

    /** No more is added to the chunk that is open. */
    private void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** The one that is open, which gets the next task. */
    private PackedChunk<T, V> chunkFor(int size) {
        PackedChunk<T, V> chunk = open;
        if (chunk == null || !chunk.hasRoom(size)) {
            close();
            chunk = new PackedChunk<>(binding, queue, lane, limit, call, ids.applyAsLong(Chunk.MOST), count, size);
            open = chunk;
            call.chunkBegun(chunk);
        }
        return chunk;
    }
}

package org.paralleltask.pool.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;

/**
 * What the tasks of a {@link LazyCall} know of it. They do not know the call itself, so that one whose stream is held no more
 * can be found, and withdrawn. Thread-safe, but for the order, of which it uses {@link ResultOrder#ended} alone.
 */
final class UndeliveredTasks<T, V> implements ChunkBuilder.Call<T, V> {
    private final ResultOrder<T, V> order;
    private final boolean wantsRuns;

    /** Those of which something is not delivered. */
    private final Set<Chunk<T, V>> chunks = ConcurrentHashMap.newKeySet();

    private volatile boolean isWithdrawn;

    /** No task of it was accepted, so its end is none to deliver. */
    private volatile @Nullable Chunk<T, V> refused;

    UndeliveredTasks(ResultOrder<T, V> order, boolean wantsRuns) {
        this.order = order;
        this.wantsRuns = wantsRuns;
    }

    @Override
    public boolean wantsRuns() {
        return wantsRuns;
    }

    @Override
    public UndeliveredTasks<T, V> ownerOfNext() {
        return this;
    }

    @Override
    public void ended(Job<T, V> job) {
        ended(job.chunk(), 1L << job.index());
    }

    @Override
    public void ended(Chunk<T, V> chunk, long which) {
        if (!chunk.equals(refused)) {
            order.ended(chunk, which);
        }
    }

    /** A task of this chunk was accepted, of which all before were delivered. */
    void add(Chunk<T, V> chunk) {
        chunks.add(chunk);
    }

    /** All accepted tasks of this chunk have been delivered. */
    void remove(Chunk<T, V> chunk) {
        chunks.remove(chunk);
    }

    /** The next task of this chunk will not be accepted: what it carries is in use no more. */
    void refuse(Chunk<T, V> chunk) {
        if (chunk.isDelivered()) { // else ends of it are to be delivered, but not of this task, which has no job
            refused = chunk;
        }
        chunk.refused();
    }

    /** Withdraws what has not started, now and what comes after. */
    void withdraw() {
        isWithdrawn = true;
        forEach(Job::withdraw);
    }

    /** Whether {@link #withdraw} was called. */
    boolean isWithdrawn() {
        return isWithdrawn;
    }

    /** Cancels all, and forgets them. */
    void cancel() {
        forEach(Job::cancel);
        chunks.clear();
    }

    private void forEach(Consumer<Job<T, V>> action) {
        for (Chunk<T, V> chunk : chunks) {
            chunk.jobs().forEach(action);
        }
    }
}

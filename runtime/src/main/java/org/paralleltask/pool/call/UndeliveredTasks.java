package org.paralleltask.pool.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;

/**
 * The part of a {@link LazyCall} that its tasks refer to. They do not refer to the call itself, so that a call whose
 * stream was dropped can be collected, and its tasks withdrawn. Thread-safe; of the order it uses only {@link
 * ResultOrder#ended}.
 */
final class UndeliveredTasks<T, V> implements ChunkBuilder.Call<T, V> {
    private final ResultOrder<T, V> order;
    private final boolean wantsRuns;

    /** The chunks that have undelivered tasks. */
    private final Set<Chunk<T, V>> chunks = ConcurrentHashMap.newKeySet();

    private volatile boolean isWithdrawn;

    /** A chunk of which no task was accepted: its end is not delivered. */
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

    /** Called when a task of this chunk was accepted, and all its tasks before were delivered. */
    void add(Chunk<T, V> chunk) {
        chunks.add(chunk);
    }

    /** Called when all accepted tasks of this chunk were delivered. */
    void remove(Chunk<T, V> chunk) {
        chunks.remove(chunk);
    }

    /** Called when the next task of this chunk will not be accepted: releases what it carries. */
    void refuse(Chunk<T, V> chunk) {
        if (chunk.isDelivered()) { // else its other tasks are delivered; this one has no job, so no end is told
            refused = chunk;
        }
        chunk.refused();
    }

    /** Withdraws tasks that have not started, now and later. */
    void withdraw() {
        isWithdrawn = true;
        end(false);
    }

    /** Whether {@link #withdraw} was called. */
    boolean isWithdrawn() {
        return isWithdrawn;
    }

    /** Cancels all tasks, and forgets them. */
    void cancel() {
        end(true);
        chunks.clear();
    }

    /**
     * Withdraws all tasks, and stops those that run if {@code isCancel}. Also in a full heap: once a chunk has left the queue
     * for this, no other thread ends its tasks. No lambda: linking one in a full heap throws another error.
     */
    private void end(boolean isCancel) {
        while (true) {
            try {
                for (Chunk<T, V> chunk : chunks) {
                    for (Job<T, V> job : chunk.jobs()) {
                        if (isCancel) {
                            job.cancel();
                        } else {
                            job.withdraw();
                        }
                    }
                }
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }
}

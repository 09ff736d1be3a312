package org.paralleltask.pool.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;

/**
 * The future of a submitted task.
 *
 * <p>If anything else completes it, the task is told before anything that depends on the future runs: a task that waits
 * is withdrawn; a task that runs ends by itself, and its value is dropped. Only {@code cancel(true)} stops a task that
 * runs. Futures that depend on this one are ordinary.
 */
final class TaskFuture<V> extends CompletableFuture<V> {
    /**
     * The task's chunk. Null before there is one, and once this is done: a future that is kept for its value must not
     * keep its task.
     */
    private volatile @Nullable Chunk<?, V> chunk;

    /** The task's index in the chunk. */
    private int index;

    /** Set when something else is about to complete this future: then it does not matter how the task ends. */
    private volatile boolean settled;

    /** Makes this the future of a chunk's task. */
    void of(Chunk<?, V> its, int itsIndex) {
        index = itsIndex;
        chunk = its;
    }

    /** The task's job; null if the task has ended without one. */
    private @Nullable Job<?, V> job() {
        Chunk<?, V> its = chunk;
        return its == null ? null : its.job(index);
    }

    /** Completes it as the task has ended. Called by {@link FutureCompleter}; again, if the heap was full in the midst of it. */
    void deliver() {
        Chunk<?, V> ended = chunk;
        if (ended == null) {
            return;
        }
        chunk = null;
        try {
            completeAs(ended);
        } catch (OutOfMemoryError full) {
            chunk = ended;
            throw full;
        }
        ended.forget(index);
    }

    private void completeAs(Chunk<?, V> ended) {
        if (settled || isDone()) {
            return;
        }
        Throwable failure = ended.failure(index);
        if (failure != null) {
            super.completeExceptionally(failure);
        } else {
            super.complete(ended.value(index));
        }
    }

    /**
     * Cancels the task.
     *
     * @param mayInterruptIfRunning whether a task that runs is to be stopped, too: it is interrupted, and its worker is
     *     killed after {@code cancelGrace}
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        settle(mayInterruptIfRunning);
        return super.cancel(mayInterruptIfRunning) || isCancelled();
    }

    @Override
    public boolean complete(V value) {
        settle(false);
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        settle(false);
        return super.completeExceptionally(failure);
    }

    @Override
    public CompletableFuture<V> completeAsync(Supplier<? extends V> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                if (!isDone()) {
                    complete(supplier.get());
                }
            } catch (Throwable failure) {
                completeExceptionally(new CompletionException(failure));
            }
        });
        return this;
    }

    @Override
    public void obtrudeValue(V value) {
        settle(false);
        super.obtrudeValue(value);
    }

    @Override
    public void obtrudeException(Throwable failure) {
        settle(false);
        super.obtrudeException(failure);
    }

    /** Something else is about to complete this: the task is withdrawn, or stopped. */
    private void settle(boolean stopsRunning) {
        settled = true;
        try {
            Job<?, V> job = isDone() ? null : job();
            if (job != null && stopsRunning) {
                job.cancel();
            } else if (job != null) {
                job.withdraw();
            }
        } catch (OutOfMemoryError full) {
            settled = false; // this fails, and the task's own end completes the future
            throw full;
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}

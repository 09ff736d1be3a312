package org.paralleltask.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What a user holds of a submitted task.
 *
 * <p>Whoever completes it, the task learns of it: one that waits is withdrawn, one that runs ends by itself and its value
 * is dropped; {@code cancel(true)} alone kills the worker that runs it. Futures that depend on this one are ordinary.
 */
final class TaskFuture<V> extends CompletableFuture<V> {
    private final Job<?, V> job;

    private TaskFuture(Job<?, V> job) {
        this.job = job;
    }

    /** @param completers where it is completed, and so where what depends on it runs */
    static <V> TaskFuture<V> of(Job<?, V> job, Executor completers) {
        TaskFuture<V> future = new TaskFuture<>(job);
        future.whenComplete((value, failure) -> job.withdraw());
        job.end().whenComplete((value, failure) -> completers.execute(() -> future.end(value, failure)));
        return future;
    }

    private void end(V value, Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(failure);
        }
    }

    /**
     * Cancels the task.
     *
     * @param mayInterruptIfRunning whether a task that runs is to be stopped, too, by killing its worker
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && mayInterruptIfRunning) {
            job.cancel();
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}

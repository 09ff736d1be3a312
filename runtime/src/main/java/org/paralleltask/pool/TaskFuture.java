package org.paralleltask.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a user holds of a submitted task.
 *
 * <p>Whoever completes it, the task learns of it, and before anything that depends on the future runs: one that waits is
 * withdrawn, one that runs ends by itself and its value is dropped; {@code cancel(true)} alone stops one that runs. Futures that depend on this one are ordinary.
 */
final class TaskFuture<V> extends CompletableFuture<V> {
    /** Null once this is done: who keeps a value need not keep its task. */
    private volatile @Nullable Job<?, V> job;

    /** Set when somebody else is about to complete this: how the task ends, withdrawn perhaps, is no news then. */
    private volatile boolean settled;

    private TaskFuture(Job<?, V> job) {
        this.job = job;
    }

    /** @param completers where it is completed, and so where what depends on it runs */
    static <V> TaskFuture<V> of(Job<?, V> job, Executor completers) {
        TaskFuture<V> future = new TaskFuture<>(job);
        job.end().whenComplete((value, failure) -> {
            future.job = null;
            try {
                completers.execute(() -> future.end(value, failure));
            } catch (Throwable noThread) { // a callback may hold up a supervisor then, but the future must not be lost
                future.end(value, failure);
            }
        });
        return future;
    }

    private void end(V value, Throwable failure) {
        while (!settled && !isDone()) {
            try {
                if (failure == null) {
                    super.complete(value);
                } else {
                    super.completeExceptionally(failure);
                }
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    /**
     * Cancels the task.
     *
     * @param mayInterruptIfRunning whether a task that runs is to be stopped, too: interrupted, and its worker killed after {@code cancelGrace}
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        settled = true;
        Job<?, V> running = job;
        if (mayInterruptIfRunning && !isDone() && running != null) {
            running.cancel();
        } else {
            withdraw();
        }
        return super.cancel(mayInterruptIfRunning) || isCancelled();
    }

    @Override
    public boolean complete(V value) {
        withdraw();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        withdraw();
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
        withdraw();
        super.obtrudeValue(value);
    }

    @Override
    public void obtrudeException(Throwable failure) {
        withdraw();
        super.obtrudeException(failure);
    }

    private void withdraw() {
        settled = true;
        Job<?, V> waiting = job;
        if (waiting != null && !isDone()) {
            waiting.withdraw();
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}

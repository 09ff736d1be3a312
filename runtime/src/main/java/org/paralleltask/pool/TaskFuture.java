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
    private final Deliveries deliveries;

    /** Null before there is one, and once this is done: who keeps a value need not keep its task. */
    private volatile @Nullable Job<?, V> job;

    /** Set when somebody else is about to complete this: how the task ends, withdrawn perhaps, is no news then. */
    private volatile boolean settled;

    private boolean inLine;

    /** @param deliveries where it is completed, and so where what depends on it runs */
    TaskFuture(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** What it is the future of. */
    void of(Job<?, V> its) {
        job = its;
    }

    /** The task has ended. */
    void ended() {
        deliveries.add(this);
    }

    /** Whether {@link Deliveries} has not put it in line; only for the thread on which the task ends. */
    boolean isNew() {
        return !inLine;
    }

    /** It is in line. */
    void putInLine() {
        inLine = true;
    }

    /** Completes it as the task has ended. Called by {@link Deliveries}. */
    void deliver() {
        Job<?, V> ended = job;
        job = null;
        while (ended != null && !settled && !isDone()) {
            try {
                Throwable failure = ended.failure();
                if (failure == null) {
                    super.complete(ended.value());
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

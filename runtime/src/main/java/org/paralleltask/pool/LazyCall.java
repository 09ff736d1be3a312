package org.paralleltask.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One lazy {@code stream} or {@code outcomes}: an iterator over jobs that have ended, which submits further inputs only
 * as it is asked for results, and holds a bounded number of them. Used by one thread at a time, but for {@link #withdraw}.
 *
 * <p>Inputs are pulled on the consumer's own thread, so an input iterator need not be thread-safe, and a slow consumer
 * slows the producer.
 */
final class LazyCall<T, V> implements Iterator<Job<T, V>> {
    private final Iterator<? extends T> inputs;
    private final Function<T, Job<T, V>> prepare;
    private final boolean ordered;
    private final int window;

    /** In order of the inputs: those that are not delivered. Only if ordered. */
    private final Deque<Job<T, V>> inOrder = new ArrayDeque<>();

    /** Those that have ended and are not delivered, in order of their end. */
    private final BlockingQueue<Job<T, V>> ended = new LinkedBlockingQueue<>();

    /** Those that are not delivered. */
    private final Set<Job<T, V>> undelivered = ConcurrentHashMap.newKeySet();

    /** Pulled, and not accepted yet because the queue was full. */
    private @Nullable Job<T, V> pending;

    private @Nullable Throwable inputFailure;
    private boolean inputsEnded;
    private volatile boolean closed;

    /**
     * @param window how many inputs are pulled and not delivered, at most
     * @param ordered whether results come in the order of the inputs, or as they end
     */
    LazyCall(Iterator<? extends T> inputs, Function<T, Job<T, V>> prepare, int window, boolean ordered) {
        this.inputs = inputs;
        this.prepare = prepare;
        this.window = window;
        this.ordered = ordered;
    }

    /** Whether there is one more; what the inputs throw comes here, after the results before it. */
    @Override
    public boolean hasNext() {
        try {
            submitMore();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (!undelivered.isEmpty()) {
            return true;
        }
        if (inputFailure != null) {
            Throwable failure = inputFailure;
            inputFailure = null;
            throw ProcessPool.sneaky(failure);
        }
        return false;
    }

    /** Waits for the next one to end. */
    @Override
    public Job<T, V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            Job<T, V> job = ordered ? inOrder.removeFirst() : ended.take();
            job.awaitEnd();
            undelivered.remove(job);
            return job;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Pulls no more, and withdraws what has not started. Safe from any thread. */
    void withdraw() {
        closed = true;
        undelivered.forEach(Job::withdraw);
    }

    private CancellationException interrupted() {
        undelivered.forEach(Job::cancel);
        undelivered.clear();
        inputsEnded = true;
        pending = null;
        Thread.currentThread().interrupt();
        return new CancellationException("The stream was interrupted: its tasks were cancelled");
    }

    private void submitMore() throws InterruptedException {
        // One for each that is asked for, and more as long as there is nothing to deliver.
        boolean owed = true;
        while (!closed && undelivered.size() < window && (owed || !canDeliver())) {
            owed = false;
            Job<T, V> job = pull();
            if (job == null) {
                return;
            }
            if (!job.queue().put(job, this::canDeliver, Long.MAX_VALUE)) {
                pending = job;
                return;
            }
            accepted(job);
        }
    }

    private void accepted(Job<T, V> job) {
        undelivered.add(job);
        if (closed) { // meanwhile, by another thread, which did not see this one
            job.withdraw();
        }
        if (ordered) {
            inOrder.addLast(job);
        }
        job.end().whenComplete((value, failure) -> {
            if (!ordered) {
                ended.add(job);
            }
            job.queue().wakePutters(); // this one may be waiting for room, and has something to deliver now
        });
    }

    /** Whether waiting for room would hold up a result that is there. */
    private boolean canDeliver() {
        Job<T, V> first = inOrder.peekFirst();
        return ordered ? first != null && first.end().isDone() : !ended.isEmpty();
    }

    /** The next input as a job; null at the end of the inputs, or when they have failed. */
    private @Nullable Job<T, V> pull() {
        Job<T, V> job = pending;
        if (job != null) {
            pending = null;
            return job;
        }
        if (inputsEnded) {
            return null;
        }
        try {
            if (inputs.hasNext()) {
                return prepare.apply(inputs.next());
            }
        } catch (RuntimeException | Error failed) {
            inputFailure = failed;
        }
        inputsEnded = true;
        return null;
    }
}

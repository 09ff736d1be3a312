package org.paralleltask.pool;

import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One lazy {@code stream} or {@code outcomes}: an iterator over jobs that have ended, which submits further inputs only
 * as it is asked for results, and holds a bounded number of them. Used by one thread at a time, but for its
 * {@link #withdrawal}.
 *
 * <p>Inputs are pulled on the consumer's own thread, so an input iterator need not be thread-safe, and a slow consumer
 * slows the producer.
 */
final class LazyCall<T, V> implements Iterator<Job<T, V>> {
    private final Iterator<? extends T> inputs;
    private final MapCall.Prepare<T, V> prepare;
    private final boolean ordered;
    private final int window;
    private final Pending<T, V> pending;

    /** In order of the inputs: those that are not delivered. Only if ordered. */
    private final Deque<Job<T, V>> inOrder = new ArrayDeque<>();

    /** Pulled, and not accepted yet because the queue was full. */
    private @Nullable Job<T, V> pulled;

    private @Nullable Throwable inputFailure;
    private boolean inputsEnded;

    /**
     * What the jobs know of the call. They do not know the call itself, so that one whose stream nobody holds any more can
     * be found, and withdrawn.
     */
    private static final class Pending<T, V> implements Job.Owner<T, V> {
        final boolean ordered;

        /** Those that have ended and are not delivered, in order of their end. Only if not ordered. */
        final BlockingQueue<Job<T, V>> ended = new LinkedBlockingQueue<>();

        /** Those that are not delivered. */
        final Set<Job<T, V>> undelivered = ConcurrentHashMap.newKeySet();

        volatile boolean closed;

        Pending(boolean ordered) {
            this.ordered = ordered;
        }

        @Override
        public void ended(Job<T, V> job) {
            if (!ordered) {
                addForSure(job, ended);
            }
        }

        void withdraw() {
            closed = true;
            undelivered.forEach(Job::withdraw);
        }
    }

    /**
     * @param window how many inputs are pulled and not delivered, at most
     * @param ordered whether results come in the order of the inputs, or as they end
     */
    LazyCall(Iterator<? extends T> inputs, MapCall.Prepare<T, V> prepare, int window, boolean ordered) {
        this.inputs = inputs;
        this.prepare = prepare;
        this.window = window;
        this.ordered = ordered;
        this.pending = new Pending<>(ordered);
    }

    /** Pulls no more, and withdraws what has not started. Safe from any thread; it does not hold this call. */
    Runnable withdrawal() {
        return pending::withdraw;
    }

    /** Whether there is one more; what the inputs throw comes here, after the results before it. */
    @Override
    public boolean hasNext() {
        try {
            submitMore();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (!pending.undelivered.isEmpty()) {
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
            Job<T, V> job = ordered ? inOrder.removeFirst() : pending.ended.take();
            job.awaitEnd();
            pending.undelivered.remove(job);
            return job;
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            Reference.reachabilityFence(this); // one that is waited for is not abandoned
        }
    }

    private CancellationException interrupted() {
        pending.undelivered.forEach(Job::cancel);
        pending.undelivered.clear();
        inputsEnded = true;
        pulled = null;
        Thread.currentThread().interrupt();
        return new CancellationException("The stream was interrupted: its tasks were cancelled");
    }

    private void submitMore() throws InterruptedException {
        // One for each that is asked for, and more as long as there is nothing to deliver.
        boolean owed = true;
        while (!pending.closed && pending.undelivered.size() < window && (owed || !canDeliver())) {
            owed = false;
            Job<T, V> job = pull();
            if (job == null) {
                return;
            }
            if (!job.queue().put(job, this::canDeliver, Long.MAX_VALUE)) {
                pulled = job;
                return;
            }
            accepted(job);
        }
    }

    private void accepted(Job<T, V> job) {
        pending.undelivered.add(job);
        if (pending.closed) { // meanwhile, by another thread, which did not see this one
            job.withdraw();
        }
        if (ordered) {
            inOrder.addLast(job);
        }
    }

    private static <T, V> void addForSure(Job<T, V> job, BlockingQueue<Job<T, V>> ended) {
        while (true) {
            try {
                ended.add(job);
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    /** Whether waiting for room would hold up a result that is there. */
    private boolean canDeliver() {
        Job<T, V> first = inOrder.peekFirst();
        return ordered ? first != null && first.hasEnded() : !pending.ended.isEmpty();
    }

    /** The next input as a job; null at the end of the inputs, or when they have failed. */
    private @Nullable Job<T, V> pull() {
        Job<T, V> job = pulled;
        if (job != null) {
            pulled = null;
            return job;
        }
        if (inputsEnded) {
            return null;
        }
        try {
            if (inputs.hasNext()) {
                return prepare.job(inputs.next(), pending, 0);
            }
        } catch (RuntimeException | Error failed) {
            inputFailure = failed;
        }
        inputsEnded = true;
        return null;
    }
}

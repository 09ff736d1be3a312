package org.paralleltask.pool.call;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;

/**
 * Completes the futures of one pool, on threads that may block. While nothing depends on the futures, one thread
 * completes them one after the other: handing each to a thread of its own costs more than a short task. If something
 * depends on a future, which may block, another thread takes over the rest first. Thread-safe.
 */
public final class FutureCompleter {
    /** How long a completion may take before another thread takes over: a callback can be added at the last moment. */
    private static final long LOOK_MILLIS = 10;

    private final Executor completers;
    private final ScheduledExecutorService timer;
    private final Queue<Due> due = new ConcurrentLinkedQueue<>();
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    /** Whether a run completes what is due. */
    private final AtomicBoolean isServed = new AtomicBoolean();

    public FutureCompleter(Executor completers, ScheduledExecutorService timer) {
        this.completers = completers;
        this.timer = timer;
    }

    /**
     * Futures of one chunk whose tasks have ended, with a bit for each that no thread has taken yet. Each future is
     * dropped from the array when it is complete.
     */
    private static final class Due {
        private final @Nullable TaskFuture<?>[] futures;
        private final AtomicLong left;

        Due(@Nullable TaskFuture<?>[] futures, long which) {
            this.futures = futures;
            this.left = new AtomicLong(which);
        }
    }

    /** Whether a future whose task has ended is not complete. */
    public boolean isOwing() {
        return !due.isEmpty() || runs.stream().anyMatch(Run::isOwing); // in this order: see Run.deliverOne
    }

    /** Told that the tasks of these futures, a bit for each, have ended. */
    void add(@Nullable TaskFuture<?>[] futures, long which) {
        due.add(new Due(futures, which));
        serve();
    }

    private void serve() {
        if (due.isEmpty() || isServed.get()) {
            return;
        }
        Run run = new Run();
        runs.add(run);
        if (!isServed.compareAndSet(false, true)) {
            runs.remove(run);
            return;
        }
        try {
            completers.execute(run);
        } catch (Throwable noThread) { // a callback may then hold up a supervisor, but no future is lost
            run.run();
        }
    }

    /** What one thread does. */
    private final class Run implements Runnable {
        private final AtomicReference<@Nullable TaskFuture<?>> current = new AtomicReference<>();
        private final AtomicLong count = new AtomicLong();
        private volatile boolean isServing = true;

        @GuardedBy("this")
        private boolean isWatched;

        boolean isOwing() {
            TaskFuture<?> future = current.get();
            return future != null && !future.isDone();
        }

        @Override
        public void run() {
            try {
                while (!deliverAll()) {
                    FullHeap.pause();
                }
            } finally {
                leave();
                runs.remove(this);
                serve(); // another run takes what is left, if this one has failed
            }
        }

        /** Delivers what is due; false if the heap was full in the midst of that. */
        private boolean deliverAll() {
            try {
                TaskFuture<?> brokenOff = current.get();
                if (brokenOff != null) {
                    deliver(brokenOff);
                    current.setRelease(null);
                }
                beWatched();
                while (isServing || servesOn()) {
                    Due first = due.peek();
                    if (first == null) {
                        leave();
                        if (due.isEmpty()) {
                            return true;
                        }
                    } else {
                        deliverOne(first);
                    }
                }
                return true;
            } catch (OutOfMemoryError full) {
                return false;
            }
        }

        /** Serves again, after it has left; returns false if another thread serves. */
        private boolean servesOn() {
            if (!isServed.compareAndSet(false, true)) {
                return false;
            }
            synchronized (this) {
                isServing = true;
            }
            beWatched();
            return true;
        }

        /**
         * Completes the next future. At no moment is a future neither due, nor current, nor complete: {@link #isOwing}
         * relies on that.
         */
        private void deliverOne(Due some) {
            long left = some.left.get();
            int index = Long.numberOfTrailingZeros(left);
            TaskFuture<?> future = left == 0 ? null : some.futures[index];
            current.setRelease(future);
            long rest = left & (left - 1);
            boolean isMine = left != 0 && some.left.compareAndSet(left, rest);
            if (rest == 0) {
                due.remove(some);
            }
            if (isMine && future != null) {
                deliver(future);
                some.futures[index] = null;
            }
            current.setRelease(null);
        }

        private void deliver(TaskFuture<?> future) {
            if (future.getNumberOfDependents() > 0) {
                letOthersServe();
            }
            try {
                future.deliver();
            } finally {
                count.setRelease(count.getPlain() + 1);
            }
        }

        /**
         * Lets another thread take over. In a full heap there is none: then this thread serves on after the completion.
         */
        private void letOthersServe() {
            leave();
            try {
                serve();
            } catch (OutOfMemoryError full) {
                // no future must be lost, least of all the current one
            }
        }

        /** Lets another run complete what is due. */
        private synchronized void leave() {
            if (isServing) {
                isServing = false;
                isServed.set(false);
            }
        }

        /** Makes the timer look whether this thread is stuck; if it is, another thread takes over. */
        private void beWatched() {
            synchronized (this) {
                if (isWatched) {
                    return;
                }
                isWatched = true;
            }
            watch(count.get());
        }

        private void watch(long seen) {
            try {
                timer.schedule(() -> look(seen), LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException noTimer) { // the pool has ended, except for this
                leave();
            } catch (OutOfMemoryError full) { // not watched until it serves again
                synchronized (this) {
                    isWatched = false;
                }
            }
        }

        private void look(long seen) {
            synchronized (this) {
                if (!isServing) {
                    isWatched = false;
                    return;
                }
            }
            if (count.get() == seen && current.get() != null) {
                letOthersServe();
            }
            watch(count.get());
        }
    }
}

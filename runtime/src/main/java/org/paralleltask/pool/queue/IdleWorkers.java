package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.paralleltask.task.TaskDefinition;

/** The workers that wait for tasks. Guarded by the lock of the {@link Scheduler}. */
final class IdleWorkers {
    /** How often one looks whether another is late. */
    private static final long HELP_LOOK_NANOS = 1_000_000;

    /**
     * Between short tasks, how long one waits before it looks by itself whether there are more: in the time that it takes
     * to wake a thread, a producer makes dozens.
     */
    private static final long LOOK_NANOS = 20_000;

    /** The last come last: it is woken first, so that those that are not needed can idle out. */
    private final Deque<IdleWorker> waiting = new ArrayDeque<>();

    /** How many were woken and have not looked yet. */
    private int woken;

    /** How many wait, and look again by themselves so soon that waking them is not worth it. */
    private int polling;

    /** How many are free for what comes. */
    int count() {
        return waiting.size() + woken;
    }

    /** Wakes one. If one is polling, that will look in a moment, and wakes others if there is more. */
    void wakeOne() {
        IdleWorker last = polling > 0 ? null : waiting.pollLast();
        if (last != null) {
            wake(last);
        }
    }

    void wakeAll() {
        for (IdleWorker first = waiting.pollFirst(); first != null; first = waiting.pollFirst()) {
            wake(first);
        }
    }

    private void wake(IdleWorker idleWorker) {
        woken++;
        idleWorker.isWoken = true;
        idleWorker.turn.signal();
    }

    /**
     * Waits until it is woken, or it is time to look; not longer than this.
     *
     * @param runners of which one may soon be late
     */
    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    void await(IdleWorker idleWorker, long patienceNanos, TaskRunners runners) {
        waiting.addLast(idleWorker);
        try {
            if (idleWorker.looksLeft > 0) {
                idleWorker.looksLeft--;
                idleWorker.isPolling = true;
                polling++;
                idleWorker.turn.awaitNanos(Math.min(patienceNanos, LOOK_NANOS));
            } else {
                boolean mayHelp = runners.hasMoreBesides(idleWorker.runner);
                idleWorker.turn.awaitNanos(mayHelp ? Math.min(patienceNanos, HELP_LOOK_NANOS) : patienceNanos);
            }
        } catch (InterruptedException ignored) {
            // a supervisor obeys no interrupt: the flag is cleared, and it looks again
        } finally {
            endPolling(idleWorker);
            while (idleWorker.isLent) { // it has waited long enough, but not with its worker
                idleWorker.hasMissed = true;
                idleWorker.turn.awaitUninterruptibly();
            }
            idleWorker.hasMissed = false;
            if (idleWorker.isWoken) {
                idleWorker.isWoken = false;
                woken--;
            } else {
                waiting.remove(idleWorker);
            }
        }
    }

    private void endPolling(IdleWorker idleWorker) {
        if (idleWorker.isPolling) {
            idleWorker.isPolling = false;
            polling--;
        }
    }

    /** Lends one that is ready for this method's tasks; null if there is none. */
    @Nullable
    IdleWorker lend(TaskDefinition<?, ?> definition) {
        IdleWorker last = waiting.peekLast();
        if (last == null || last.hasGivenUp() || !last.runner.isReadyFor(definition)) {
            return null;
        }
        waiting.removeLast();
        last.isLent = true;
        endPolling(last); // what comes meanwhile is for others
        return last;
    }

    /**
     * One that was lent comes back.
     *
     * @param isToLook whether there is something for it to look at; it does, too, if it has missed something
     */
    void takeBack(IdleWorker idleWorker, boolean isToLook) {
        idleWorker.isLent = false;
        idleWorker.idleSince = System.nanoTime();
        if (idleWorker.hasMissed || isToLook) {
            wake(idleWorker);
        } else {
            waiting.addLast(idleWorker);
        }
    }
}

package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.paralleltask.task.TaskDefinition;

/** The workers that wait for tasks. Guarded by the lock of the {@link Scheduler}. */
final class IdleWorkers {
    /** How often an idle worker looks whether another worker is late. */
    private static final long HELP_LOOK_NANOS = 1_000_000;

    /**
     * How long an idle worker waits, between short tasks, before it looks by itself for more: in the time that it takes
     * to wake a thread, a producer makes dozens.
     */
    private static final long LOOK_NANOS = 20_000;

    /**
     * The worker that became idle last stands last and is woken first, so that workers that are not needed can idle
     * out.
     */
    private final Deque<IdleWorker> waiting = new ArrayDeque<>();

    /** How many were woken and have not looked for tasks since. */
    private int woken;

    /** How many wait, and look again by themselves so soon that waking them is not worth it. */
    private int polling;

    /** How many workers are free for the next tasks. */
    int count() {
        return waiting.size() + woken;
    }

    /**
     * Wakes one idle worker. If one is polling, none is woken: the polling one looks in a moment, and wakes others if
     * there is more.
     */
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
     * Waits until this idle worker is woken, or it is time to look; at most {@code patienceNanos}.
     *
     * @param runners those that have a worker; while one of them has more than it has begun, it may become late, so
     *     this one looks often
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
            while (idleWorker.isLent) { // the time is over, but the caller that borrowed the worker still has it
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

    /** Lends the worker that became idle last; null if there is none, or it is not ready for this method's tasks. */
    @Nullable
    IdleWorker lend(TaskDefinition<?, ?> definition) {
        IdleWorker last = waiting.peekLast();
        if (last == null || last.hasGivenUp() || !last.runner.isReadyFor(definition)) {
            return null;
        }
        waiting.removeLast();
        last.isLent = true;
        endPolling(last); // tasks that come meanwhile are for other workers
        return last;
    }

    /**
     * A worker that was lent comes back.
     *
     * @param isToLook whether there is something for its supervisor to look at; the supervisor is woken for this, or if
     *     it missed something meanwhile
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

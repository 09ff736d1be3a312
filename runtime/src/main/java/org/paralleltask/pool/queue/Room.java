package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * How many tasks may wait, and the callers that wait until one more may. Callers are served in the order in which they
 * came. Guarded by the lock that it is given.
 */
final class Room {
    private final int mostTasks;
    private final long mostBytes;
    private final ReentrantLock lock;

    /** One for each caller that waits; the one that came first stands first. */
    private final Deque<Condition> callers = new ArrayDeque<>();

    private int tasks;
    private long bytes;

    Room(int mostTasks, long mostBytes, ReentrantLock lock) {
        this.mostTasks = mostTasks;
        this.mostBytes = mostBytes;
        this.lock = lock;
    }

    /** How many tasks are here. */
    int tasks() {
        return tasks;
    }

    /** Whether callers wait. */
    boolean isAwaited() {
        return !callers.isEmpty();
    }

    /** A task of {@code size} bytes enters. */
    void enter(long size) {
        tasks++;
        bytes += size;
    }

    /** {@code count} tasks leave, of {@code size} bytes in all. */
    void leave(int count, long size) {
        tasks -= count;
        bytes -= size;
    }

    /** Whether there is room for a task of {@code size} bytes, and no caller that came before waits for room. */
    boolean isFreeFor(long size) {
        return !isFullFor(size) && !isAwaited();
    }

    /** Whether there is room for a task of {@code size} bytes, even if other callers wait for room. */
    boolean hasRoomFor(long size) {
        return !isFullFor(size);
    }

    /**
     * Waits until there is room for a task of {@code size} bytes and all callers that came before have had theirs, or
     * until {@code isClosed} holds.
     *
     * @param isClosed looked at after each {@link #wakeAll}
     * @param givenUp looked at after each {@link #wakeAll}, too: whether the caller no longer wants to wait
     * @param patienceNanos how long to wait at most; {@link Long#MAX_VALUE} for ever
     * @param hasWaited whether the caller has waited before for the same task; then it is first in line
     * @return false if it was given up, or there was no room in time
     */
    boolean await(long size, BooleanSupplier isClosed, BooleanSupplier givenUp, long patienceNanos, boolean hasWaited)
            throws InterruptedException {
        Condition turn = lock.newCondition();
        long deadline = System.nanoTime() + patienceNanos;
        boolean forEver = patienceNanos == Long.MAX_VALUE;
        if (hasWaited) {
            callers.addFirst(turn);
        } else {
            callers.addLast(turn);
        }
        try {
            while (!isClosed.getAsBoolean() && (isFullFor(size) || !turn.equals(callers.peekFirst()))) {
                long left = forEver ? Long.MAX_VALUE : deadline - System.nanoTime();
                if (left <= 0 || givenUp.getAsBoolean()) {
                    return false;
                }
                if (forEver) {
                    turn.await();
                } else {
                    turn.awaitNanos(left);
                }
            }
            return true;
        } finally {
            callers.remove(turn);
            signal(); // the next caller looks: there may be more room, or this one leaves without taking it
        }
    }

    /** An empty room has room for one task, however large. */
    private boolean isFullFor(long size) {
        return tasks >= mostTasks || (tasks > 0 && bytes + size > mostBytes);
    }

    /** There may be room now: wakes the first caller. */
    void signal() {
        Condition first = callers.peekFirst();
        if (first != null) {
            first.signal();
        }
    }

    /** Wakes every caller: each looks whether the queue is closed, or the caller has given up. */
    void wakeAll() {
        for (Condition caller : callers) {
            caller.signal();
        }
    }
}

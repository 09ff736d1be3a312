package org.paralleltask.managed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ManagedCall;

/**
 * What one thread of a task's run holds of the program's objects: the locks that it has locked, the permits that it has
 * acquired, and the actions for the run's end. Used by the one thread of the program that makes its calls, but for
 * {@link #names}.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class RunHolds extends ManagedCall {
    private static final ThreadLocal<@Nullable RunHolds> CURRENT = new ThreadLocal<>();

    private final String worker;
    private final long pid;
    private final long task;
    private final int attempt;

    /** By lock. A lock that has been unlocked as often as locked is not in it. Guarded by this. */
    private final IdentityHashMap<Lock, Held> locks = new IdentityHashMap<>();

    /**
     * The permits that the run has acquired, minus those that it has released. The number is negative if the run
     * releases permits that it has not acquired, as a signal to others. Guarded by this.
     */
    private final IdentityHashMap<Semaphore, Held> permits = new IdentityHashMap<>();

    private final Deque<EndAction> actions = new ArrayDeque<>();

    /** The parameter whose object is called now, or was called last. */
    private String parameter = "";

    /** How often a lock is locked, or how many permits are held, and under which parameter's name. */
    private record Held(String parameter, int count) {
        Held plus(Held more) {
            return plus(more.count());
        }

        Held plus(int more) {
            return new Held(parameter, count + more);
        }
    }

    private record EndAction(Runnable action, boolean isForLostRunsOnly) {}

    /**
     * A run that holds nothing yet.
     *
     * @param worker the worker's name
     * @param pid the worker's process id
     * @param task the task's number
     * @param attempt which run of the task this is, from 1
     */
    public RunHolds(String worker, long pid, long task, int attempt) {
        this.worker = worker;
        this.pid = pid;
        this.task = task;
        this.attempt = attempt;
    }

    /** The run for which this thread calls an object; null if it calls none for a run. */
    private static @Nullable RunHolds ofThisThread() {
        return CURRENT.get();
    }

    /** From now until {@link #leave}, this thread calls an object for this run. */
    public void enter(String calledParameter) {
        parameter = calledParameter;
        CURRENT.set(this);
        current(this);
    }

    /** The call has returned. */
    public void leave() {
        CURRENT.remove();
        current(null);
    }

    @Override
    public String worker() {
        return worker;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public long task() {
        return task;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public void onRunEnd(Runnable action) {
        actions.push(new EndAction(action, false));
    }

    @Override
    public void onRunLost(Runnable action) {
        actions.push(new EndAction(action, true));
    }

    /**
     * Notes that the run for which this thread makes a call has locked a lock once more. Does nothing if there is none.
     */
    public static void locked(Lock lock) {
        RunHolds run = ofThisThread();
        if (run != null) {
            run.hasLocked(lock);
        }
    }

    /**
     * Notes that the run for which this thread makes a call has unlocked a lock once. Does nothing if there is none.
     */
    public static void unlocked(Lock lock) {
        RunHolds run = ofThisThread();
        if (run != null) {
            run.hasUnlocked(lock);
        }
    }

    /**
     * Notes that the run for which this thread makes a call has acquired permits. Does nothing if there is none.
     *
     * @param count negative if it has released permits
     */
    public static void acquired(Semaphore semaphore, int count) {
        RunHolds run = ofThisThread();
        if (run != null) {
            run.hasAcquired(semaphore, count);
        }
    }

    private synchronized void hasLocked(Lock lock) {
        locks.merge(lock, new Held(parameter, 1), Held::plus);
    }

    private synchronized void hasUnlocked(Lock lock) {
        locks.computeIfPresent(lock, (key, held) -> held.count() == 1 ? null : held.plus(-1));
    }

    private synchronized void hasAcquired(Semaphore semaphore, int count) {
        permits.merge(semaphore, new Held(parameter, count), Held::plus);
    }

    /** The names of the locks that the run has locked, and of the semaphores of which it has permits. Any thread. */
    public synchronized List<String> names() {
        List<String> names = new ArrayList<>();
        locks.values().forEach(held -> names.add(held.parameter()));
        permits.values().stream().filter(held -> held.count() > 0).forEach(held -> names.add(held.parameter()));
        return names;
    }

    /** The names of the locks that the run has locked. */
    public synchronized List<String> lockNames() {
        return locks.values().stream().map(Held::parameter).toList();
    }

    /** From now on the run holds no locks, though they are locked; their names. */
    public synchronized List<String> leaveLocks() {
        List<String> names = lockNames();
        locks.clear();
        return names;
    }

    /**
     * The run has ended: unlocks its locks, and runs the actions for its end. Permits are given back only if the run
     * was lost, because a run that ended in order may have acquired permits that another task is to release.
     *
     * @param isLost whether its worker has died or was killed
     * @param failures takes what the actions throw, and why something cannot be given back
     */
    public void end(boolean isLost, Consumer<? super Throwable> failures) {
        for (Lock lock = any(locks); lock != null; lock = any(locks)) {
            for (int left = count(locks, lock); left > 0; left--) {
                unlock(lock, failures);
            }
            forget(locks, lock);
        }
        for (Semaphore semaphore = any(permits); semaphore != null; semaphore = any(permits)) {
            int count = count(permits, semaphore);
            if (isLost && count > 0) {
                release(semaphore, count, failures);
            }
            forget(permits, semaphore);
        }
        for (EndAction next = actions.poll(); next != null; next = actions.poll()) {
            if (isLost || !next.isForLostRunsOnly()) {
                attempt(next.action(), failures);
            }
        }
    }

    // Each is forgotten after it was given back: where the heap is full, the next try finds what is left.

    private synchronized <K> @Nullable K any(IdentityHashMap<K, Held> held) {
        return held.isEmpty() ? null : held.keySet().iterator().next();
    }

    private synchronized <K> int count(IdentityHashMap<K, Held> held, K key) {
        Held count = held.get(key);
        return count == null ? 0 : count.count();
    }

    private synchronized <K> void forget(IdentityHashMap<K, Held> held, K key) {
        held.remove(key);
    }

    private static void unlock(Lock lock, Consumer<? super Throwable> failures) {
        try {
            lock.unlock();
        } catch (RuntimeException | Error failure) {
            failures.accept(failure);
        }
    }

    private static void release(Semaphore semaphore, int count, Consumer<? super Throwable> failures) {
        try {
            semaphore.release(count);
        } catch (RuntimeException | Error failure) {
            failures.accept(failure);
        }
    }

    private static void attempt(Runnable action, Consumer<? super Throwable> failures) {
        try {
            action.run();
        } catch (RuntimeException | Error failure) {
            failures.accept(failure);
        }
    }
}

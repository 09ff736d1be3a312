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
 * What one run of a task holds of the program's objects: the locks that it has locked, the permits that it has acquired, and
 * what is to be done when it ends. Used by the one thread of the program that makes the run's calls.
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
public final class RunHolds extends ManagedCall {
    private static final ThreadLocal<@Nullable RunHolds> CURRENT = new ThreadLocal<>();

    private final String worker;
    private final long pid;
    private final long task;
    private final int attempt;

    /** By lock; those that were given back altogether are not in it. */
    private final IdentityHashMap<Lock, Held> locks = new IdentityHashMap<>();

    /** The permits that a run has acquired, less those that it has released: fewer than none where they serve as signals. */
    private final IdentityHashMap<Semaphore, Held> permits = new IdentityHashMap<>();

    private final Deque<EndAction> actions = new ArrayDeque<>();

    /** The parameter that is called. */
    private String parameter = "";

    /** How much is held of something, and under which name. */
    private record Held(String parameter, int count) {
        Held plus(Held more) {
            return plus(more.count());
        }

        Held plus(int more) {
            return new Held(parameter, count + more);
        }
    }

    private record EndAction(Runnable action, boolean isForLostRunsOnly) {}

    /** A run that holds nothing yet. */
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

    /** This thread calls an object for this run, from now until {@link #leave}. */
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

    /** The run has locked a lock once more. */
    public static void locked(Lock lock) {
        RunHolds run = ofThisThread();
        if (run != null) {
            run.locks.merge(lock, new Held(run.parameter, 1), Held::plus);
        }
    }

    /** The run has unlocked a lock once. */
    public static void unlocked(Lock lock) {
        RunHolds run = ofThisThread();
        if (run != null) {
            run.locks.computeIfPresent(lock, (key, held) -> held.count() == 1 ? null : held.plus(-1));
        }
    }

    /** The run has acquired so many permits; fewer than none if it has released some. */
    public static void acquired(Semaphore semaphore, int count) {
        RunHolds run = ofThisThread();
        if (run != null) {
            run.permits.merge(semaphore, new Held(run.parameter, count), Held::plus);
        }
    }

    /** The names of the locks that the run has locked, and of the semaphores of which it has permits. */
    public List<String> names() {
        if (locks.isEmpty() && permits.isEmpty()) {
            return List.of(); // asked for at each call
        }
        List<String> names = new ArrayList<>();
        locks.values().forEach(held -> names.add(held.parameter()));
        permits.values().stream().filter(held -> held.count() > 0).forEach(held -> names.add(held.parameter()));
        return names;
    }

    /** The names of the locks alone. */
    public List<String> lockNames() {
        return locks.values().stream().map(Held::parameter).toList();
    }

    /**
     * The run has ended: unlocks what it has locked, gives back what it has acquired if it was lost (a run that has ended in
     * good order may have acquired permits that another is to release), and does what is to be done at its end.
     *
     * @param isLost whether its worker has died or was killed
     * @param failures hears of what the actions throw, and of what cannot be given back
     */
    public void end(boolean isLost, Consumer<? super Throwable> failures) {
        locks.forEach((lock, held) -> {
            for (int i = 0; i < held.count(); i++) {
                attempt(lock::unlock, failures);
            }
        });
        locks.clear();
        if (isLost) {
            permits.forEach((semaphore, held) -> {
                if (held.count() > 0) {
                    attempt(() -> semaphore.release(held.count()), failures);
                }
            });
        }
        permits.clear();
        for (EndAction next = actions.poll(); next != null; next = actions.poll()) {
            if (isLost || !next.isForLostRunsOnly()) {
                attempt(next.action(), failures);
            }
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

package org.paralleltask;

import org.jspecify.annotations.Nullable;

/**
 * The run for which a thread of the program calls a {@link Managed} object just now: for objects that must know who
 * calls, or want back what they have given to a run when that ends.
 *
 * <pre>{@code
 * public int take() throws InterruptedException {
 *     int licence = free.take();
 *     ManagedCall.current().onRunEnd(() -> free.add(licence));
 *     return licence;
 * }
 * }</pre>
 *
 * <p>Used by the thread that makes the call, while it makes it. A task that runs again after its worker has died is
 * another run, with another {@link #attempt}.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public abstract class ManagedCall {
    private static final ThreadLocal<@Nullable ManagedCall> CURRENT = new ThreadLocal<>();

    /** For this library. */
    protected ManagedCall() {}

    /**
     * The call that this thread makes.
     *
     * @throws IllegalStateException if this thread makes none for a task
     */
    public static ManagedCall current() {
        ManagedCall current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException(
                    "This thread calls nothing for a task: ManagedCall.current() is for the methods of @Managed objects,"
                            + " while a task calls them");
        }
        return current;
    }

    /** This thread calls for this run from now on; null for none. */
    protected static void current(@Nullable ManagedCall call) {
        if (call == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(call);
        }
    }

    /** The worker's name, such as {@code crawl-3}. */
    public abstract String worker();

    /** The worker's process id. */
    public abstract long pid();

    /** The task's number in its pool. */
    public abstract long task();

    /** Which run of the task this is: 1, or more after its worker has died and it runs again. */
    public abstract int attempt();

    /**
     * Has something done when the run has ended, however it does, and before anybody hears of its end. Actions are done
     * one after the other, the last one first, by a thread of the program; what they throw is logged.
     */
    public abstract void onRunEnd(Runnable action);

    /** As {@link #onRunEnd}, but only if the run ends because its worker has died or was killed. */
    public abstract void onRunLost(Runnable action);
}

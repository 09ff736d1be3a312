package org.paralleltask;

import org.jspecify.annotations.Nullable;

/**
 * The run of a task for which a thread of the program now calls a {@link Managed} object. It is for objects that must
 * know which run calls them, or that take back what they have given to a run when the run ends.
 *
 * <pre>{@code
 * public int take() throws InterruptedException {
 *     int licence = free.take();
 *     ManagedCall.current().onRunEnd(() -> free.add(licence));
 *     return licence;
 * }
 * }</pre>
 *
 * <p>It may be used only by the thread that makes the call, during the call. If a task runs again after its worker has
 * died, that is another run, with another {@link #attempt}.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public abstract class ManagedCall {
    private static final ThreadLocal<@Nullable ManagedCall> CURRENT = new ThreadLocal<>();

    /** Only this library makes them. */
    protected ManagedCall() {}

    /**
     * {@return the run for which this thread makes a call}
     *
     * @throws IllegalStateException if this thread makes no call for a task
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

    /**
     * Says for which run this thread makes a call from now on.
     *
     * @param call the run; null for none
     */
    protected static void current(@Nullable ManagedCall call) {
        if (call == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(call);
        }
    }

    /** {@return the worker's name, such as {@code crawl-3}} */
    public abstract String worker();

    /** {@return the worker's process id} */
    public abstract long pid();

    /** {@return the task's number in its pool} */
    public abstract long task();

    /** {@return which run of the task this is: 1 for the first, one more for each retry} */
    public abstract int attempt();

    /**
     * Has an action run when the run of the task has ended, in whatever way, and before its caller sees the end. A
     * thread of the program runs the actions one after the other, the last one first. What they throw is logged.
     *
     * @param action is run once
     */
    public abstract void onRunEnd(Runnable action);

    /**
     * As {@link #onRunEnd}, but only if the run ends because its worker has died or was killed.
     *
     * @param action is run once, or never
     */
    public abstract void onRunLost(Runnable action);
}

package org.paralleltask.host.launch;

import org.paralleltask.wire.line.Bootstrap;

/** How deep this process is in a tree of workers whose tasks open pools of their own, and how deep it may be. */
public final class Nesting {
    private static final int MAX_DEPTH = 10;

    private Nesting() {}

    /** 0 in a program, 1 in its workers, 2 in its workers' workers. */
    public static int depth() {
        return Integer.getInteger(Bootstrap.DEPTH_PROPERTY, 0);
    }

    /**
     * Refuses a pool that would start processes without end.
     *
     * @throws IllegalStateException if this process is too deep, or if this process is a worker and the pool is opened
     *     while a class is initialized: each of the pool's workers would initialize the class, and open the pool again
     */
    public static void check(String pool) {
        if (depth() >= MAX_DEPTH) {
            throw new IllegalStateException("Pool " + pool + " cannot be opened: this process is already a worker of a"
                    + " worker, " + MAX_DEPTH + " deep. Does a task open a pool of itself?");
        }
        if (depth() > 0) {
            StackWalker.getInstance()
                    .walk(frames -> frames.filter(frame -> frame.getMethodName().equals("<clinit>"))
                            .findFirst())
                    .ifPresent(frame -> {
                        throw new IllegalStateException("Pool " + pool
                                + " cannot be opened in the static initializer of "
                                + frame.getClassName() + ": worker processes load that class too, and each would open"
                                + " a pool with workers that open a pool. Open it in a method");
                    });
        }
    }
}

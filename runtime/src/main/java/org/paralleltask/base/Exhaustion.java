package org.paralleltask.base;

import org.paralleltask.PayloadException;

/** Finds out whether this process's heap is exhausted, or an exception says that a worker's JVM is no longer sound. */
public final class Exhaustion {
    /** How many causes of causes are looked at. */
    private static final int MAX_DEPTH = 100;

    /**
     * The size of one piece, in bytes. All pieces together are more than the JDK's classes for logging, or for sockets, take
     * at their first use.
     */
    private static final int PIECE = 1 << 16;

    private static final int PIECES =
            16; // one array of this size would need two adjacent free regions of a small G1 heap

    private Exhaustion() {}

    /**
     * Checks that the heap has room. Called before the first use of classes of the JDK: a class that cannot be initialized in
     * a full heap stays unusable for the whole program, for ever.
     *
     * @return for how many bytes there is room, at least: about a million
     * @throws OutOfMemoryError if there is no room
     */
    public static int probe() {
        return new byte[PIECES][PIECE].length * PIECE; // not in hot code: there a compiler would remove the arrays
    }

    /**
     * Whether a worker whose task threw this must run no more tasks: the throwable, or one of its causes, is an error of the
     * JVM. Such an error may come between any two steps, also in code of the JDK. It may have left a lock held, a map in
     * disorder, or a class that can never be initialized. A class that was not found does no such harm.
     */
    public static boolean shows(Throwable thrown) {
        // Data nested too deeply for the stack: the overflow was in the code that reads or writes it, which leaves
        // nothing
        // behind.
        boolean isOurs = thrown instanceof PayloadException;
        try {
            int depth = 0;
            for (Throwable cause = thrown; cause != null && depth < MAX_DEPTH; cause = cause.getCause()) {
                if ((cause instanceof VirtualMachineError && !(isOurs && cause instanceof StackOverflowError))
                        || ForeignError.isThreadDeath(cause)) {
                    return true;
                }
                depth++;
            }
        } catch (Throwable userCodeFailed) {
            // an exception whose getCause fails counts as one without a cause
        }
        return false;
    }
}

package org.paralleltask.base;

import org.paralleltask.PayloadException;

/** Whether a process has come to the end of what it may have, and what a task has thrown says so. */
public final class Exhaustion {
    /** Causes of causes that are looked at. */
    private static final int MAX_DEPTH = 100;

    /** Of so many bytes; together more than the JDK's classes for logging, or for sockets, take when they are first used. */
    private static final int PIECE = 1 << 16;

    private static final int PIECES = 16; // as one array they would need two free regions of a small G1 heap in a row

    private Exhaustion() {}

    /**
     * For what is not to be begun in a full heap, because it may be the first to use classes of the JDK: one that fails to
     * be initialized stays unusable for ever, to the whole program.
     *
     * @return for how many bytes there is room, at least; a million
     * @throws OutOfMemoryError if there is not
     */
    public static int probe() {
        return new byte[PIECES][PIECE].length * PIECE; // not in hot code, where a compiler would take the arrays away
    }

    /**
     * Whether a worker in which this was thrown is no place for further tasks: it, or what caused it, is an error of the
     * JVM, which may come between any two steps, also of the JDK. It may have left a lock held, a map in disorder or a class
     * that cannot be initialized any more. A class that was not found leaves nothing.
     */
    public static boolean shows(Throwable thrown) {
        // Data nested too deeply for the stack: the overflow was in the code that reads and writes it, which leaves
        // nothing.
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
            // an exception that does not tell its cause says nothing
        }
        return false;
    }
}

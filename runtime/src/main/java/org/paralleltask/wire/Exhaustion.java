package org.paralleltask.wire;

/** Whether a process has come to the end of what it may have: what a task throws says so. */
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

    /** Whether this, or what caused it, is that memory, or a thread, was not to be had. */
    public static boolean shows(Throwable thrown) {
        try {
            int depth = 0;
            for (Throwable cause = thrown; cause != null && depth < MAX_DEPTH; cause = cause.getCause()) {
                if (cause instanceof OutOfMemoryError) {
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

package org.paralleltask.wire;

/** Whether a process has come to the end of what it may have: what a task throws says so. */
public final class Exhaustion {
    /** Causes of causes that are looked at. */
    private static final int MAX_DEPTH = 100;

    private Exhaustion() {}

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

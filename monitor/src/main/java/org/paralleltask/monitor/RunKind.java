package org.paralleltask.monitor;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerLostException;

/** How a run of a task ended. The page knows each by its code. */
enum RunKind {
    /** The task has returned a value. */
    DONE(0),
    /** The task has thrown an exception. */
    FAILED(1),
    /** Its worker died. */
    CRASHED(2),
    /** Its worker was killed at the task's time limit. */
    TIMED_OUT(3),
    /** It was cancelled. */
    CANCELLED(4),
    /** Its worker was lost, and the task is to run again. */
    RETRIED(5),
    /** It still runs. */
    RUNNING(6),
    /** Seen by looking from time to time: how it ended is not known. */
    SAMPLED(7);

    private final int code;

    RunKind(int code) {
        this.code = code;
    }

    /** From 0, without gaps. */
    int code() {
        return code;
    }

    static RunKind of(Throwable failure) {
        if (failure instanceof CancellationException) {
            return CANCELLED;
        }
        if (failure instanceof TaskTimeoutException) {
            return TIMED_OUT;
        }
        return failure instanceof WorkerLostException ? CRASHED : FAILED;
    }

    /** Whether it is worth a line in the table of failures. */
    boolean isFailure() {
        return this == FAILED || this == CRASHED || this == TIMED_OUT || this == RETRIED;
    }

    /** Such as {@code timed out}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

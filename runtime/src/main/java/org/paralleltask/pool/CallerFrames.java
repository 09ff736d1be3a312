package org.paralleltask.pool;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Completes the stack trace of a task's failure: below the worker's frames it adds those of the caller who waited for the
 * task.
 */
final class CallerFrames {
    private static final String PACKAGE = CallerFrames.class.getPackageName();

    /** The classes whose frames stand between a generated facade and this class: they tell the caller nothing. */
    private static final Set<String> OURS =
            Set.of(CallerFrames.class.getName(), PACKAGE + ".InputCalls", PACKAGE + ".ProcessPool");

    private CallerFrames() {}

    /**
     * Adds the calling thread's frames to a task's failure, and returns it: its trace then leads from the caller, through the
     * worker, to where the failure arose.
     */
    static Throwable addTo(Throwable thrown) {
        StackTraceElement[] caller = Arrays.stream(new Throwable().getStackTrace())
                .dropWhile(frame -> OURS.contains(frame.getClassName()))
                .toArray(StackTraceElement[]::new);
        thrown.setStackTrace(Stream.concat(Arrays.stream(thrown.getStackTrace()), Arrays.stream(caller))
                .toArray(StackTraceElement[]::new));
        return thrown;
    }
}

package org.paralleltask.pool;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Adds, below the frames of the worker in which a task failed, those of the caller who waited for it. */
final class CallerFrames {
    private static final String PACKAGE = CallerFrames.class.getPackageName();

    /** The frames between a facade and this class, which tell the caller nothing. */
    private static final Set<String> OURS =
            Set.of(CallerFrames.class.getName(), PACKAGE + ".InputCalls", PACKAGE + ".ProcessPool");

    private CallerFrames() {}

    /** The failure of a task, whose trace then shows the way from the caller, through the worker, to where it arose. */
    static Throwable addTo(Throwable thrown) {
        StackTraceElement[] caller = Arrays.stream(new Throwable().getStackTrace())
                .dropWhile(frame -> OURS.contains(frame.getClassName()))
                .toArray(StackTraceElement[]::new);
        thrown.setStackTrace(Stream.concat(Arrays.stream(thrown.getStackTrace()), Arrays.stream(caller))
                .toArray(StackTraceElement[]::new));
        return thrown;
    }
}

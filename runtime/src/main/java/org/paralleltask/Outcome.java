package org.paralleltask;

import java.util.concurrent.CancellationException;

/**
 * How one task ended: with a value, or with an exception that is data here, not thrown.
 *
 * <pre>{@code
 * for (Outcome<ResizeTask, Path> outcome : outcomes) {
 *     if (outcome instanceof Outcome.Success<ResizeTask, Path> success) {
 *         keep(success.value());
 *     } else if (outcome instanceof Outcome.Failure<ResizeTask, Path> failure) {
 *         report(failure.task(), failure.exception());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the record of the arguments
 * @param <V> what the task returns
 */
public sealed interface Outcome<T, V> {
    /** The task; submitted again, it runs again. */
    T task();

    /** Its last run. */
    TaskRun run();

    /**
     * The task returned.
     *
     * @param value what it returned
     */
    record Success<T, V>(T task, V value, TaskRun run) implements Outcome<T, V> {}

    /**
     * The task failed.
     *
     * @param exception what {@code call} would have thrown; a {@link CancellationException} if the pool was shut down
     *     before the task ended
     */
    record Failure<T, V>(T task, Throwable exception, TaskRun run) implements Outcome<T, V> {}
}

package org.paralleltask;

import java.util.concurrent.CancellationException;

/**
 * How one task ended: with a value, or with an exception, which is data here and not thrown. Immutable. On Java 17:
 *
 * <pre>{@code
 * for (Outcome<ResizeTask, Path> outcome : outcomes) {
 *     if (outcome instanceof Outcome.Success<ResizeTask, Path> success) {
 *         keep(success.value());
 *     } else if (outcome instanceof Outcome.Failure<ResizeTask, Path> failure) {
 *         report(failure.index(), failure.exception());
 *     }
 * }
 * }</pre>
 *
 * <p>From Java 21 on:
 *
 * <pre>{@code
 * switch (outcome) {
 *     case Outcome.Success<ResizeTask, Path>(long index, var task, Path value, var run) -> keep(index, value);
 *     case Outcome.Failure<ResizeTask, Path>(long index, var task, Throwable exception, var run) -> report(index, exception);
 * }
 * }</pre>
 *
 * @param <T> the record of the arguments
 * @param <V> what the task returns
 */
public sealed interface Outcome<T, V> {
    /** {@return the index of the input among the inputs of the call, from 0} */
    long index();

    /** {@return the task} It may be submitted again, and then it runs again. */
    T task();

    /** {@return the task's last run} */
    TaskRun run();

    /**
     * The task returned.
     *
     * @param <T> the record of the arguments
     * @param <V> what the task returns
     * @param index the index of the input, from 0
     * @param task the task
     * @param value what it returned
     * @param run its last run
     */
    record Success<T, V>(long index, T task, V value, TaskRun run) implements Outcome<T, V> {}

    /**
     * The task failed.
     *
     * @param <T> the record of the arguments
     * @param <V> what the task returns
     * @param index the index of the input, from 0
     * @param task the task
     * @param exception what {@code call} would have thrown; a {@link CancellationException} if the pool was shut down
     *     before the task ended
     * @param run its last run
     */
    record Failure<T, V>(long index, T task, Throwable exception, TaskRun run) implements Outcome<T, V> {}
}

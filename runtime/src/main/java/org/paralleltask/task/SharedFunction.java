package org.paralleltask.task;

import org.paralleltask.TaskContext;

/**
 * Runs one task of a method with {@code @Shared} parameters. For other methods, a {@link TaskFunction} does.
 *
 * @param <T> the record of the arguments
 * @param <S> the record of the shared data
 * @param <R> the record of the value
 */
@FunctionalInterface
public interface SharedFunction<T, S, R> {
    /**
     * Runs the task.
     *
     * @throws Throwable what the method throws
     */
    R run(T task, S shared, TaskContext context) throws Throwable;
}

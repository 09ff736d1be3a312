package org.paralleltask.task;

import org.paralleltask.TaskContext;

/**
 * Runs one task of a method with {@code @Shared} parameters, as a {@link TaskFunction} does of others.
 *
 * @param <T> the record of the arguments
 * @param <S> the record of the shared data
 * @param <R> the record of the value
 */
@FunctionalInterface
public interface SharedFunction<T, S, R> {
    /** Runs {@code task}; throws whatever the method throws. */
    R run(T task, S shared, TaskContext context) throws Throwable;
}

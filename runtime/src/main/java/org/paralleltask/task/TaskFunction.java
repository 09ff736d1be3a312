package org.paralleltask.task;

import org.paralleltask.TaskContext;

/**
 * Runs one task: unpacks the arguments, calls the annotated method, wraps what it returned.
 *
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
@FunctionalInterface
public interface TaskFunction<T, R> {
    /** Runs {@code task}; throws whatever the method throws. */
    R run(T task, TaskContext context) throws Throwable;
}

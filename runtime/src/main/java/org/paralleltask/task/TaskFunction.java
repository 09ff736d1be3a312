package org.paralleltask.task;

import org.paralleltask.TaskContext;

/**
 * Runs one task: takes the arguments out of their record, calls the annotated method, and puts its result into a
 * record.
 *
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
@FunctionalInterface
public interface TaskFunction<T, R> {
    /**
     * Runs the task.
     *
     * @throws Throwable what the method throws
     */
    R run(T task, TaskContext context) throws Throwable;
}

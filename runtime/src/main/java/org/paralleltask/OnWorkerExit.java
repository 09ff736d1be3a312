package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that each worker process runs once, after its last task: when the pool closes, and when the worker
 * is recycled, idles out or is no longer wanted. A worker that dies or is killed does not run it.
 *
 * <p>It stands in the class of a {@link ParallelTask} method, and takes nothing or a {@link WorkerContext}. What it
 * returns travels as a task's value does; the facade's {@code exitResults()} has what the workers returned. It may take
 * {@link PoolOptions#exitHookTimeout(java.time.Duration)} at most.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnWorkerExit {}

package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that each worker process runs once, after its last task: when the pool is closed, and when the
 * worker is replaced, has been idle too long or is no longer wanted. A worker that dies or is killed does not run it.
 *
 * <p>The method is in the class of a {@link ParallelTask} method, and takes nothing or a {@link WorkerContext}. What it
 * returns is sent as a task's value is; the pool's {@code exitResults()} returns what the workers returned. If it takes
 * longer than {@link PoolOptions#exitHookTimeout(java.time.Duration)}, the worker is killed.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnWorkerExit {}

package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that each worker process runs once, before its first task of this class: to load a model, open
 * a connection, warm up a library.
 *
 * <p>The method is in the class of a {@link ParallelTask} method, returns nothing, and takes nothing or a
 * {@link WorkerContext}. If it throws, or takes longer than {@link PoolOptions#startHookTimeout(java.time.Duration)},
 * the worker cannot start: tasks fail with a {@link WorkerStartException}, whose cause is what the method threw.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnWorkerStart {}

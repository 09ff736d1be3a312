package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that is to run in worker processes.
 *
 * <p>For a method {@code sumPrimes} the annotation processor generates, in the method's package, the records
 * {@code SumPrimesTask} and {@code SumPrimesResult}, the worker's main class {@code SumPrimesWorker}, and the typed
 * facade {@code SumPrimesPool} through which it is called. A parameter may be {@link Shared}: such are given to the
 * facade's {@code open}, once, and are no part of the calls. A {@link TaskContext} is given by the worker.
 *
 * <p>What belongs to the method stands here. What belongs to the machine (JVM flags, environment, …) is set where the
 * pool is opened, in {@link PoolOptions}. An option given there beats the system property
 * {@code paralleltask.sumPrimes.workers}, which beats the annotation.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ParallelTask {
    /**
     * How many worker processes the pool keeps, at least 1; 0 stands for the CPUs available to this process, as
     * {@link Runtime#availableProcessors()} counts them.
     */
    int workers() default 0;

    /** How many tasks are accepted and not yet sent to a worker, at least 1. A full queue blocks the submitter. */
    int queueSize() default PoolOptions.DEFAULT_QUEUE_SIZE;

    /**
     * The hard limit of one run, from the moment a worker starts it: {@code "30s"}, {@code "1500ms"}, {@code "2m"},
     * {@code "1h"}, or ISO-8601 such as {@code "PT2M"}. Past it the worker is killed. Empty: no limit.
     */
    String timeout() default "";

    /**
     * How often a task may run again after its worker ended in the midst of it, for a cause in {@link #retryOn}; never after
     * an exception.
     */
    int retries() default 0;

    /**
     * After which ends of its worker a task may run again. What the task itself brings about (a loop, {@code System.exit},
     * an exhausted heap, a crash) it would most likely bring about again.
     */
    DeathCause[] retryOn() default {DeathCause.KILLED, DeathCause.UNKNOWN};

    /**
     * Further classes that may cross between the processes, besides those that the signature names: subclasses of a
     * parameter's type, exceptions that {@code throws} does not declare.
     */
    Class<?>[] allow() default {};

    /**
     * The same by name, for classes that cannot be named in code: a binary name such as {@code com.acme.Outer$Inner},
     * {@code com.acme.*} for a package, {@code com.acme.**} for it and those below it. See
     * {@link PoolOptions#allow(String...)}.
     */
    String[] allowNames() default {};

    /**
     * The prefix of the generated names; empty: the method's name, capitalised. In lower case at its start it also
     * names the pool in messages and system properties.
     */
    String name() default "";
}

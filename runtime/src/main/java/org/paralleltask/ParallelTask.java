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
 * facade {@code SumPrimesPool} through which it is called. {@link Shared} and {@link Managed} parameters are passed
 * once, to the facade's {@code open}; the calls do not have them. The worker passes a {@link TaskContext} parameter.
 *
 * <p>The annotation has the options that depend on the method. Options that depend on the machine (JVM flags,
 * environment, …) are set in {@link PoolOptions}, where the pool is opened. An option that is set there overrides the
 * system property {@code paralleltask.sumPrimes.workers}, which overrides the annotation.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ParallelTask {
    /**
     * How many worker processes the pool keeps, at least 1; 0 stands for the CPUs available to this process, as
     * {@link Runtime#availableProcessors()} counts them.
     *
     * @return the number of worker processes
     */
    int workers() default 0;

    /**
     * How many tasks may wait that are not yet sent to a worker, at least 1. If the queue is full, the submitting
     * thread waits.
     *
     * @return the number of tasks
     */
    int queueSize() default PoolOptions.DEFAULT_QUEUE_SIZE;

    /**
     * How long one run of a task may take, from the moment the worker begins it: {@code "30s"}, {@code "1500ms"},
     * {@code "2m"}, {@code "1h"}, or ISO-8601 such as {@code "PT2M"}. After that the worker is killed. Empty: no
     * timeout.
     *
     * @return the limit as text
     */
    String timeout() default "";

    /**
     * How often a task may run again if its worker ended while it ran, for a cause in {@link #retryOn}. After an
     * exception a task never runs again.
     *
     * @return the number of further runs, at least 0
     */
    int retries() default 0;

    /**
     * The causes of a worker's end after which a task may run again. By default these are causes for which the task is
     * not responsible. If the task itself is (a loop, {@code System.exit}, an exhausted heap, a crash), it would most
     * likely happen again.
     *
     * @return the causes
     */
    DeathCause[] retryOn() default {DeathCause.KILLED, DeathCause.UNKNOWN};

    /**
     * Further classes that may cross between the processes, in addition to those that the signature names: subclasses
     * of a parameter's type, or exceptions that {@code throws} does not declare.
     *
     * @return the classes
     */
    Class<?>[] allow() default {};

    /**
     * The same by name, for classes that cannot be named in code: a binary name such as {@code com.acme.Outer$Inner},
     * {@code com.acme.*} for a package, {@code com.acme.**} for it and those below it. See
     * {@link PoolOptions#allow(String...)}.
     *
     * @return the patterns
     */
    String[] allowNames() default {};

    /**
     * The prefix of the generated names. Empty: the method's name, with a capital at its start. With a small letter at
     * its start it is also the pool's name in messages and system properties.
     *
     * @return the prefix
     */
    String name() default "";
}

package org.paralleltask.pool.jmx;

import java.util.List;
import java.util.Map;
import org.paralleltask.PoolStats;

/**
 * One pool in a JMX console, as {@code org.paralleltask:type=Pool,name=sumPrimes}: what {@link PoolStats} has. It is there from
 * a second after the pool was opened until the pool has ended, if this JVM has its MBean server then; nothing makes one for it.
 */
public interface PoolMXBean {
    /** One line with all of it. */
    String getText();

    /** Tasks accepted and not with a worker. */
    long getWaiting();

    /** Tasks that a worker runs. */
    long getRunning();

    /** Tasks that returned a value. */
    long getDone();

    /** Tasks that ended with an exception. */
    long getFailed();

    /** Tasks that were cancelled or withdrawn. */
    long getCancelled();

    /** How often a task was to run again after its worker had died. */
    long getRetried();

    /** How often a worker was lost in the midst of a task, by cause. */
    Map<String, Long> getDeaths();

    /** Threads that went on when their task had ended. */
    long getThreadsLeft();

    /** How many workers there are in each state. */
    Map<String, Long> getWorkers();

    /** Resident bytes of each worker's process, by its name, where the system tells. */
    Map<String, Long> getWorkerMemory();

    /** The five runs that took longest. */
    List<String> getSlowest();
}

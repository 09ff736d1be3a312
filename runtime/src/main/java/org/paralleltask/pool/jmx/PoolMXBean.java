package org.paralleltask.pool.jmx;

import java.util.List;
import java.util.Map;
import org.paralleltask.PoolStats;

/**
 * One pool in a JMX console, as {@code org.paralleltask:type=Pool,name=sumPrimes}: what {@link PoolStats} has. It is there from
 * a second after the pool was opened until the pool has ended, if this JVM has its MBean server then; nothing makes one for it.
 */
public interface PoolMXBean {
    /** {@return one line with all of it} */
    String getText();

    /** {@return how many tasks are accepted and not with a worker} */
    long getWaiting();

    /** {@return how many tasks a worker runs} */
    long getRunning();

    /** {@return how many tasks returned a value} */
    long getDone();

    /** {@return how many tasks ended with an exception} */
    long getFailed();

    /** {@return how many tasks were cancelled or withdrawn} */
    long getCancelled();

    /** {@return how often a task was to run again after its worker had died} */
    long getRetried();

    /** {@return how often a worker was lost in the midst of a task, by cause} */
    Map<String, Long> getDeaths();

    /** {@return how many threads went on when their task had ended} */
    long getThreadsLeft();

    /** {@return how many workers there are in each state} */
    Map<String, Long> getWorkers();

    /** {@return resident bytes of each worker's process, by its name, where the system tells} */
    Map<String, Long> getWorkerMemory();

    /** {@return the five runs that took longest} */
    List<String> getSlowest();
}

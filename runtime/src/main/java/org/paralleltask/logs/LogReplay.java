package org.paralleltask.logs;

import java.util.Map;

/**
 * Takes what workers log into the program's own logging. One is found by {@link java.util.ServiceLoader}; without any, it is
 * {@code java.util.logging}. Must be thread-safe: each worker has a thread that calls it.
 */
public interface LogReplay {
    /**
     * {@return from which severity on loggers log, by their names; the root logger's name is empty} Those that are not
     * named are as the one above them. Workers that are started after this log no more than that.
     */
    Map<String, Integer> severities();

    /**
     * {@return system properties that workers get before anything is logged there: how a library is told to forward}
     */
    default Map<String, String> workerProperties() {
        return Map.of();
    }

    /**
     * Logs a record by the program's logger of the same name. While it does not return, that worker's records wait; when
     * there is no room for more, the worker drops them. What it throws is logged once.
     *
     * @param received the record
     */
    void replay(WorkerRecord received);
}

package org.paralleltask.pool.task;

import java.time.Duration;
import org.paralleltask.host.WorkerView;

/** At which worker a sent task is, and how it is got back from there. Thread-safe. */
public interface Placement {
    WorkerView worker();

    /** Takes the task back; returns false if the worker has begun it. */
    boolean takeBack();

    /** Stops the task, which has begun: its worker is killed if it has not answered within {@code grace}. */
    void cancel(Duration grace);
}

package org.paralleltask.pool.task;

import java.time.Duration;
import org.paralleltask.host.WorkerView;

/** Where a task is that was sent: at which worker, and how it is got back from there. Thread-safe. */
public interface Placement {
    WorkerView worker();

    /** Takes it back; false if the worker has begun it. */
    boolean takeBack();

    /** Stops the task, which has begun: its worker is killed if it has not answered after so long. */
    void cancel(Duration grace);
}

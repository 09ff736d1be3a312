package org.paralleltask.pool.call;

import java.util.List;
import org.paralleltask.pool.task.Job;

/** Some of the tasks of a map, in the order of its inputs. */
interface MapPart<T, V> {
    /** Those that have not ended; each as a job. */
    List<Job<T, V>> jobs();

    /** Adds the values of all of them, which have ended. */
    void addTo(List<? super V> values);
}

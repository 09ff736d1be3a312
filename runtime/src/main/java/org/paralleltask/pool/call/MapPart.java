package org.paralleltask.pool.call;

import java.util.List;
import org.paralleltask.pool.task.Job;

/** Some of the tasks of a map, in the order of its inputs. */
interface MapPart<T, V> {
    /** The jobs of the tasks that have not ended; made where there were none. */
    List<Job<T, V>> jobs();

    /** Adds the values of all tasks of this part. All must have ended with values. */
    void addTo(List<? super V> values);
}

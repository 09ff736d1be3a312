package org.paralleltask.pool.call;

import java.util.List;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Sheaf;

/** The tasks of a sheaf. */
record SheafPart<T, V>(Sheaf<T, V> sheaf) implements MapPart<T, V> {
    @Override
    public List<Job<T, V>> jobs() {
        return sheaf.jobs();
    }

    @Override
    public void addTo(List<? super V> values) {
        sheaf.addTo(values);
    }
}

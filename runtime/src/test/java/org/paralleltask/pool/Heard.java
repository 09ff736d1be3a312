package org.paralleltask.pool;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.paralleltask.PoolListener;

/** Records the progress that tasks report. */
final class Heard implements PoolListener {
    /** Such as {@code "3/9"}, in order. */
    final List<String> progress = new CopyOnWriteArrayList<>();

    @Override
    public void taskProgress(Task task, long done, long total) {
        progress.add(done + "/" + total);
    }
}

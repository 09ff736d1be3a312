package org.paralleltask.benchmark;

import org.paralleltask.ParallelTask;
import org.paralleltask.SharedBuffer;

/** What a worker does with memory that it is handed. */
final class HandOver {
    private HandOver() {}

    /** Looks at both ends. */
    @ParallelTask(workers = 1)
    static int look(SharedBuffer buffer) {
        return buffer.view().get(0) + buffer.view().get((int) buffer.size() - 1);
    }
}

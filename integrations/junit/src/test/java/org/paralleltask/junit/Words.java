package org.paralleltask.junit;

import org.paralleltask.ParallelTask;

final class Words {
    private Words() {}

    /** The process in which it runs. */
    @ParallelTask
    static long place(String word) {
        return ProcessHandle.current().pid();
    }
}

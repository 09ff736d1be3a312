package org.paralleltask.junit;

import java.util.concurrent.TimeUnit;
import org.paralleltask.ParallelTask;

final class Words {
    private Words() {}

    /** The process in which it runs. */
    @ParallelTask
    static long place(String word) {
        return ProcessHandle.current().pid();
    }

    /** Stands for a while, as at a breakpoint. */
    @ParallelTask(timeout = "200ms")
    static long halt(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return ProcessHandle.current().pid();
    }
}

package org.paralleltask.micrometer;

import java.util.concurrent.TimeUnit;
import org.paralleltask.ParallelTask;

final class Sleeps {
    private Sleeps() {}

    /** Sleeps; ends its process if that is negative, fails if it is none. */
    @ParallelTask(workers = 2)
    static int nap(int millis) throws InterruptedException {
        if (millis < 0) {
            System.exit(3);
        } else if (millis == 0) {
            throw new IllegalArgumentException("no time to sleep");
        }
        TimeUnit.MILLISECONDS.sleep(millis);
        return millis;
    }
}

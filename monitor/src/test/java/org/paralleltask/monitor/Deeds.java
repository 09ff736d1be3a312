package org.paralleltask.monitor;

import java.io.FileNotFoundException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.paralleltask.ParallelTask;

/** Tasks that end in every way. */
final class Deeds {
    private Deeds() {}

    /**
     * Does one thing.
     *
     * @param deed what
     * @param text shown on the page, and the message of what is thrown
     * @param millis how long it takes before it ends
     */
    @ParallelTask(workers = 2)
    static int deed(Deed deed, String text, int millis) throws FileNotFoundException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        switch (deed) {
            case THROW -> throw new FileNotFoundException(text);
            case EXIT -> System.exit(3);
            case SPIN -> {
                for (long i = 0; i >= 0; i++) {
                    Thread.onSpinWait();
                }
            }
            case PRINT -> System.out.println(text);
            case RETURN -> {}
        }
        return millis;
    }

    /** What a task does at its end. */
    enum Deed {
        RETURN,
        THROW,
        EXIT,
        SPIN,
        PRINT
    }

    /** A task that takes no time. */
    @ParallelTask(workers = 2)
    static int nothing(int number) {
        return number;
    }
}

package org.paralleltask.pool;

import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A worker whose tasks log. */
public final class LoggingWorker extends TestWorker {
    /** By which they do. */
    static final String LOGGER = "com.acme.work";

    static final TestTask<Task, String> TASK =
            TestTask.of("logging", LoggingWorker.class, Task.class, String.class, LoggingWorker::perform);

    private LoggingWorker() {}

    enum Deed {
        /** At each level. */
        LEVELS,
        THROWN,
        /** So many records. */
        MANY,
        /** One, and then the process ends without notice. */
        LAST_WORDS,
        /** One that is longer than any may be, and an exception with all that is too long. */
        HUGE,
        /** By so many loggers. */
        LOGGERS
    }

    record Task(Deed deed, int number) {}

    static ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(given -> options.apply(given.workers(1).logs(true)));
    }

    private static String perform(Task task, TaskContext context) {
        Logger logger = Logger.getLogger(LOGGER);
        switch (task.deed()) {
            case LEVELS -> {
                logger.severe("severe");
                logger.warning("warning");
                logger.info("info");
                logger.config("config");
                logger.fine("fine");
                logger.finer("finer");
            }
            case THROWN -> logger.log(Level.WARNING, "thrown: {0}", new Object[] {"parameter"});
            case MANY -> {
                for (int i = 0; i < task.number(); i++) {
                    logger.info("record " + i);
                }
            }
            case LAST_WORDS -> {
                logger.severe("these are my last words");
                Runtime.getRuntime().halt(3);
            }
            case HUGE -> {
                Throwable cause = new IllegalStateException("x".repeat(100_000));
                for (int i = 0; i < 100; i++) {
                    cause = new IllegalStateException("y".repeat(10_000), cause);
                }
                logger.log(Level.SEVERE, "€".repeat(1_000_000), cause);
                logger.log(Level.SEVERE, "after", new ClassCastException("no such thing"));
            }
            case LOGGERS -> {
                for (int i = 0; i < task.number(); i++) {
                    Logger.getLogger("com.acme.many." + i).severe("one of many");
                }
            }
        }
        return "";
    }
}

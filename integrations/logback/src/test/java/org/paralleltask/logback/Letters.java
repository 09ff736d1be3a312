package org.paralleltask.logback;

import java.util.logging.Logger;
import org.paralleltask.ParallelTask;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Tasks that log. */
final class Letters {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("com.acme.letters");

    private Letters() {}

    /** Logs at all levels by SLF4J. */
    @ParallelTask(workers = 1)
    static String levels(String letter) {
        LOG.trace("trace {}", letter);
        LOG.debug("debug {}", letter);
        LOG.info("info {}", letter);
        LOG.warn("warn {}", letter, new IllegalStateException("oh", new IllegalArgumentException("no")));
        return String.valueOf(MDC.get("request"));
    }

    /** Logs by the JDK's logging. */
    @ParallelTask(workers = 1)
    static String jdk(String letter) {
        Logger.getLogger("com.acme.jdk").warning("jdk " + letter);
        return letter;
    }
}

package org.paralleltask.log4j2;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.paralleltask.ParallelTask;

/** Tasks that log. */
final class Letters {
    private static final Logger LOG = LogManager.getLogger("com.acme.letters");

    private Letters() {}

    /** Logs at all levels. */
    @ParallelTask(workers = 1)
    static String levels(String letter) {
        LOG.trace("trace {}", letter);
        LOG.debug("debug {}", letter);
        LOG.info("info {}", letter);
        LOG.warn("warn {}", letter, new IllegalStateException("oh", new IllegalArgumentException("no")));
        return String.valueOf(ThreadContext.get("request"));
    }
}

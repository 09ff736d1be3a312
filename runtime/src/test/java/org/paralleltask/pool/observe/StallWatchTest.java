package org.paralleltask.pool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.calls.CallWait;

/** What is said when all workers wait in calls of managed objects: once, and only if it may be for ever. */
class StallWatchTest {
    private static final Logger LOGGER = Logger.getLogger("org.paralleltask.crawl");

    private final List<String> said = new ArrayList<>();
    private final StallWatch watch = new StallWatch(new PoolLog("crawl"));

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nor is anything held
        }
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    private static Optional<CallWait> waits(String parameter, int seconds) {
        return Optional.of(new CallWait(parameter, Duration.ofSeconds(seconds)));
    }

    private void lookAtTwo(Optional<CallWait> first, Optional<CallWait> second, int waiting) {
        watch.look("crawl-1", first);
        watch.look("crawl-2", second);
        watch.conclude(waiting);
    }

    @Test
    void saysOnceWhoWaitsForWhat() {
        for (int seconds = 11; seconds < 20; seconds++) {
            lookAtTwo(waits("lock", seconds), waits("pages", seconds + 1), 3);
        }

        assertThat(said)
                .containsExactly(
                        "All workers wait in calls of @Managed objects, while 3 tasks wait for a worker: if these"
                                + " calls wait for what only such a task would do, they never return. More workers, or a"
                                + " timeout, help. They wait: crawl-1 for 12 s in a call of lock, crawl-2 for 13 s in a call of pages");
    }

    @Test
    void saysSoAgainAfterTheyHaveWorked() {
        lookAtTwo(waits("lock", 11), waits("lock", 11), 1);
        lookAtTwo(waits("lock", 12), waits("lock", 12), 1);
        lookAtTwo(waits("lock", 13), Optional.empty(), 1);
        lookAtTwo(waits("lock", 14), waits("lock", 11), 1);
        lookAtTwo(waits("lock", 15), waits("lock", 12), 1);

        assertThat(said).hasSize(2).last().asString().contains("while 1 task waits for a worker");
    }

    @Test
    void isSilentWhileAWorkerWorksOrNoTaskWaitsOrTheyWaitForAShortTime() {
        for (int i = 0; i < 3; i++) {
            lookAtTwo(waits("lock", 60), Optional.empty(), 5);
        }
        for (int i = 0; i < 3; i++) {
            lookAtTwo(waits("lock", 60), waits("lock", 60), 0);
        }
        for (int i = 0; i < 3; i++) {
            lookAtTwo(waits("lock", 60), waits("lock", 10), 5);
        }
        watch.conclude(5); // no worker at all
        watch.conclude(5);

        assertThat(said).isEmpty();
    }
}

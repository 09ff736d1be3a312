package org.paralleltask.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What workers log by Log4j, with real ones. */
class Log4jTest {
    private static final Logger ACME = (Logger) LogManager.getLogger("com.acme");

    private final List<LogEvent> heard = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("test", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            heard.add(event.toImmutable());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        ACME.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        ACME.removeAppender(appender);
        ThreadContext.clearAll();
    }

    @Test
    void eventsComeWithTheLevelsOfTheProgramAndItsContext() {
        ThreadContext.put("request", "r-17");
        String request;
        try (LevelsPool pool = LevelsPool.open(options -> options.logs(true))) {
            request = pool.call("a");
        }

        assertThat(request).isEqualTo("r-17");
        assertThat(heard)
                .extracting(event -> event.getMessage().getFormattedMessage())
                .containsExactly("debug a", "info a", "warn a");
        assertThat(heard).extracting(LogEvent::getLevel).containsExactly(Level.DEBUG, Level.INFO, Level.WARN);
        assertThat(heard).allSatisfy(event -> {
            assertThat(event.getLoggerName()).isEqualTo("com.acme.letters");
            assertThat(event.getThreadName()).isEqualTo("levels-1, task 1");
            assertThat(event.getContextData().toMap())
                    .containsAllEntriesOf(Map.of("request", "r-17", "worker", "levels-1", "task", "1"));
        });
        assertThat(heard.get(2).getThrown()).hasToString("java.lang.IllegalStateException: oh");
        assertThat(heard.get(2).getThrown().getCause()).hasToString("java.lang.IllegalArgumentException: no");
    }

    @Test
    void theContextIsTakenAwayAgain() {
        try (LevelsPool pool = LevelsPool.open()) {
            ThreadContext.put("request", "r-1");
            assertThat(pool.call("a")).isEqualTo("r-1");
            ThreadContext.clearAll();
            assertThat(pool.call("a")).isEqualTo("null");
        }
    }
}

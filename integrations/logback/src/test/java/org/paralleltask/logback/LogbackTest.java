package org.paralleltask.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What workers log by Logback, with real ones. */
class LogbackTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger("com.acme");

    private final List<ILoggingEvent> heard = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event);
        }
    };

    @BeforeEach
    void listen() {
        appender.setContext(ROOT.getLoggerContext());
        appender.start();
        ROOT.setLevel(Level.DEBUG);
        ROOT.setAdditive(false);
        ROOT.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        ROOT.detachAppender(appender);
        ROOT.setAdditive(true);
        MDC.clear();
    }

    @Test
    void eventsComeWithTheLevelsOfTheProgramAndItsMdc() {
        MDC.put("request", "r-17");
        String request;
        try (LevelsPool pool = LevelsPool.open(options -> options.logs(true))) {
            request = pool.call("a");
        }

        assertThat(request).isEqualTo("r-17");
        assertThat(heard).extracting(ILoggingEvent::getFormattedMessage).containsExactly("debug a", "info a", "warn a");
        assertThat(heard).extracting(ILoggingEvent::getLevel).containsExactly(Level.DEBUG, Level.INFO, Level.WARN);
        assertThat(heard).allSatisfy(event -> {
            assertThat(event.getLoggerName()).isEqualTo("com.acme.letters");
            assertThat(event.getThreadName()).isEqualTo("levels-1, task 1");
            assertThat(event.getMDCPropertyMap())
                    .containsAllEntriesOf(Map.of("request", "r-17", "worker", "levels-1", "task", "1"));
        });
    }

    @Test
    void anExceptionIsPrintedWithItsOwnClassAndCause() {
        try (LevelsPool pool = LevelsPool.open(options -> options.logs(true))) {
            pool.call("a");
        }

        PatternLayout layout = new PatternLayout();
        layout.setContext(ROOT.getLoggerContext());
        layout.setPattern("%level %thread %logger %X{task} %msg%n%ex");
        layout.start();
        assertThat(layout.doLayout(heard.get(2)))
                .startsWith("""
                        WARN levels-1, task 1 com.acme.letters 1 warn a
                        java.lang.IllegalStateException: oh
                        \tat org.paralleltask.logback.Letters.levels(Letters.java:""")
                .contains("Caused by: java.lang.IllegalArgumentException: no\n");
    }

    @Test
    void theJdksLoggingOfAWorkerComesTheSameWay() {
        try (JdkPool pool = JdkPool.open(options -> options.logs(true))) {
            pool.call("b");
        }

        assertThat(heard).extracting(ILoggingEvent::getFormattedMessage).containsExactly("jdk b");
    }

    @Test
    void theMdcIsTakenAwayAgain() {
        try (LevelsPool pool = LevelsPool.open()) {
            MDC.put("request", "r-1");
            assertThat(pool.call("a")).isEqualTo("r-1");
            MDC.clear();
            assertThat(pool.call("a")).isEqualTo("null");
        }
    }
}

package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.LoggingWorker.Deed;
import org.paralleltask.pool.LoggingWorker.Task;

/** What workers log is the program's own. */
class LogsTest {
    private static final Logger LOGGER = Logger.getLogger(LoggingWorker.LOGGER);
    private static final Logger MANY = Logger.getLogger("com.acme.many");
    private static final Logger OF_POOL = Logger.getLogger("org.paralleltask.logging");

    private final List<LogRecord> heard = new CopyOnWriteArrayList<>();

    /** Open, unless a test holds up the program's logging. */
    private CountDownLatch gate = new CountDownLatch(0);

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (LoggingWorker.LOGGER.equals(entry.getLoggerName())) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            heard.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        for (Logger logger : List.of(LOGGER, OF_POOL)) {
            logger.addHandler(handler);
            logger.setUseParentHandlers(false);
        }
    }

    @AfterEach
    void stopListening() {
        gate.countDown();
        for (Logger logger : List.of(LOGGER, OF_POOL)) {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }

    private List<String> messages() {
        return heard.stream().map(LogRecord::getMessage).toList();
    }

    @Test
    void recordsComeWithTheLevelsOfTheProgram() {
        LOGGER.setLevel(Level.CONFIG);
        try (ProcessPool<Task, String> pool = LoggingWorker.open(options -> options)) {
            pool.call(new Task(Deed.LEVELS, 0));
        }

        assertThat(messages()).containsExactly("severe", "warning", "info", "config");
        assertThat(heard)
                .extracting(LogRecord::getLevel)
                .containsExactly(Level.SEVERE, Level.WARNING, Level.INFO, Level.CONFIG);
    }

    @Test
    void aRecordSaysItsLoggerWorkerAndTask() {
        try (ProcessPool<Task, String> pool = LoggingWorker.open(options -> options)) {
            pool.call(new Task(Deed.THROWN, 0));
            await().until(() -> heard.size() == 1); // while the worker lives
        }

        LogRecord entry = heard.get(0);
        assertThat(entry.getMessage()).isEqualTo("thrown: parameter");
        assertThat(entry.getLoggerName()).isEqualTo(LoggingWorker.LOGGER);
        assertThat(entry.getSourceClassName()).isEqualTo(LoggingWorker.LOGGER);
        assertThat(entry.getSourceMethodName()).isEqualTo("[logging-1, task 1]");
    }

    @Test
    void whatWasLoggedJustBeforeACrashArrives() {
        try (ProcessPool<Task, String> pool = LoggingWorker.open(options -> options)) {
            assertThatThrownBy(() -> pool.call(new Task(Deed.LAST_WORDS, 0)))
                    .isInstanceOf(WorkerCrashedException.class);
        }

        assertThat(messages()).contains("these are my last words");
    }

    @Test
    void manyRecordsArriveInTheirOrderBeforeThePoolIsClosed() {
        try (ProcessPool<Task, String> pool = LoggingWorker.open(options -> options)) {
            pool.call(new Task(Deed.MANY, 3_000));
        }

        assertThat(messages()).hasSize(3_000);
        assertThat(messages().get(2_999)).isEqualTo("record 2999");
    }

    @Test
    void aProgramWhoseLoggingHangsHoldsUpNoTaskAndHearsHowMuchWasDropped() {
        gate = new CountDownLatch(1);
        try (ProcessPool<Task, String> pool = LoggingWorker.open(options -> options)) {
            pool.call(new Task(Deed.MANY, 50_000)); // returns, though nothing is taken
            assertThat(messages()).isEmpty();
            gate.countDown();
            await().until(() -> messages().stream().anyMatch(text -> text.contains("log records were dropped")));
        }

        long arrived =
                messages().stream().filter(text -> text.startsWith("record ")).count();
        long dropped = messages().stream()
                .filter(text -> text.contains("log records were dropped"))
                .mapToLong(text -> Long.parseLong(text.replaceFirst(".*: (\\d+) log records.*", "$1")))
                .sum();
        assertThat(arrived).isPositive();
        assertThat(arrived + dropped).isEqualTo(50_000);
    }

    @Test
    void whatIsTooLongIsCutAndExceptionsLoadNothing() {
        try (ProcessPool<Task, String> pool = LoggingWorker.open(options -> options)) {
            pool.call(new Task(Deed.HUGE, 0));
        }

        assertThat(messages().get(0)).startsWith("€€€").endsWith("…").hasSizeLessThan(10_000);
        Throwable thrown = heard.get(1).getThrown();
        assertThat(thrown.toString()).isEqualTo("java.lang.ClassCastException: no such thing");
        assertThat(thrown).isNotInstanceOf(ClassCastException.class);
        assertThat(thrown.getStackTrace()[0].getClassName()).isEqualTo(LoggingWorker.class.getName());
    }

    @Test
    void aWorkerCannotFillTheProgramWithLoggers() {
        MANY.setUseParentHandlers(false);
        try (ProcessPool<Task, String> pool = LoggingWorker.open(options -> options)) {
            pool.call(new Task(Deed.LOGGERS, 3_000));
        }

        assertThat(messages()).anyMatch(text -> text.contains("has logged by more than 2000 loggers"));
    }

    @Test
    void withoutTheOptionAWorkerLogsAsTheJdkDoes() {
        List<String> printed = new CopyOnWriteArrayList<>();
        try (ProcessPool<Task, String> pool =
                LoggingWorker.open(options -> options.logs(false).output(line -> printed.add(line.text())))) {
            pool.call(new Task(Deed.LEVELS, 0));
            await().until(() -> printed.stream().anyMatch(line -> line.contains("info")));
        }

        assertThat(heard).isEmpty();
    }
}

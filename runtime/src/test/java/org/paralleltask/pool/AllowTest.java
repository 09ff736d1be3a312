package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PayloadException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.EchoWorker.Money;
import org.paralleltask.pool.EchoWorker.Result;
import org.paralleltask.pool.EchoWorker.Task;

/** Classes that a pool's options let cross: both sides ask the same list. */
@Timeout(60)
class AllowTest {
    private static final String PACKAGE = "org.paralleltask.pool.*";

    @TempDir
    private Path directory;

    @Test
    void whatTheOptionsAllowCrossesThereAndBack() {
        for (String pattern : List.of(Money.class.getName(), PACKAGE, "org.paralleltask.pool.EchoWorker$*")) {
            try (ProcessPool<Task, Result> pool =
                    EchoWorker.open(new Money(1), options -> options.allow(pattern, "com.acme.**"))) {
                assertThat(pool.call(new Task(new Money(2)))).isEqualTo(new Result(new Money(2), new Money(1)));
            }
        }
    }

    @Test
    void whatNobodyAllowsIsRefusedWhereItIsSentWithWhatToWrite() {
        try (ProcessPool<Task, Result> pool = EchoWorker.open("x", options -> options.allow("com.acme.*"))) {
            assertThatThrownBy(() -> pool.call(new Task(new Money(2))))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageContaining("org.paralleltask.pool.EchoWorker$Money; this class may not cross between the"
                            + " processes, for the types of the method do not reach it. If it should, write allowNames"
                            + " = \"org.paralleltask.pool.EchoWorker$Money\" in @ParallelTask, or"
                            + " options.allow(\"org.paralleltask.pool.EchoWorker$Money\"); for all of its package,"
                            + " \"org.paralleltask.pool.*\"");
            assertThat(pool.call(new Task("a")).value()).isEqualTo("a");
        }
        assertThatThrownBy(() -> EchoWorker.open(new Money(1), options -> options))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("EchoWorker$Money; this class may not cross");
    }

    @Test
    void poolsOnTheSameWorkersHaveEachItsOwn() {
        try (Workers workers = Workers.open(options -> options.workers(1).jvmArgs(ShortLived.FLAGS));
                ProcessPool<Task, Result> open = EchoWorker.open(workers, "s", options -> options.allow(PACKAGE));
                ProcessPool<Task, Result> closed = EchoWorker.open(workers, "s", options -> options)) {
            for (int i = 0; i < 2; i++) {
                assertThat(open.call(new Task(new Money(2))).value()).isEqualTo(new Money(2));
                assertThatThrownBy(() -> closed.call(new Task(new Money(2)))).isInstanceOf(PayloadException.class);
                assertThat(closed.call(new Task("a")).value()).isEqualTo("a");
            }
        }
    }

    @Test
    void crossesInProcessToo() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, Result> pool =
                        EchoWorker.open(workers, new Money(1), options -> options.allow(PACKAGE))) {
            assertThat(pool.call(new Task(new Money(2)))).isEqualTo(new Result(new Money(2), new Money(1)));
        }
    }

    @Test
    void aCapturedTaskRunsAgainWithIt() throws Exception {
        try (ProcessPool<Task, Result> pool =
                EchoWorker.open(new Money(1), options -> options.allow(PACKAGE).captureCrashes(directory))) {
            assertThatThrownBy(() -> pool.call(new Task("halt"))).isInstanceOf(WorkerCrashedException.class);
        }
        Path captured;
        try (Stream<Path> files = Files.list(directory)) {
            captured = files.filter(file -> file.toString().endsWith(".task"))
                    .findFirst()
                    .orElseThrow();
        }
        Process replay = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoWorker.class.getName(),
                        "replay",
                        captured.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("Running Task[value=halt]");
        assertThat(replay.waitFor()).isEqualTo(1);
    }
}

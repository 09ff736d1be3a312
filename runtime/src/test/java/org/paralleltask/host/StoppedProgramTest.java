package org.paralleltask.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.host.process.ClassLoads;
import org.paralleltask.pool.LastingWorker;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;

/** Time limits of a program that is stopped, with its workers, and continued. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class StoppedProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private static void stop(List<Long> pids) throws Exception {
        for (long pid : pids) {
            Program.signal("STOP", pid);
        }
        await().until(() -> pids.stream().allMatch(Program::isStopped));
    }

    private static void goOn(List<Long> pids) throws Exception {
        for (long pid : pids) {
            Program.signal("CONT", pid);
        }
    }

    /** The program and its worker, as Ctrl-Z stops them, for longer than the limit. */
    private void stopAWhile(Program program, Path gate) throws Exception {
        await().until(() -> Files.exists(LastingWorker.sign(gate)));
        List<Long> all = new ArrayList<>(program.family());
        assertThat(all).hasSize(2).contains(program.pid());
        // The program is stopped first and continued last, so that it does not see and report that its worker is
        // stopped.
        all.remove(program.pid());
        stop(List.of(program.pid()));
        stop(all);
        await().during(LIMIT.plusMillis(1500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> all.stream().allMatch(Program::isStopped));
        goOn(all);
        goOn(List.of(program.pid()));
    }

    @Test
    void theTimeInWhichProgramAndWorkerWereStoppedDoesNotCount() throws Exception {
        Path gate = directory.resolve("gate");
        try (Program program = Program.start(LimitedProgram.class, LIMIT, gate)) {
            stopAWhile(program, gate);
            Files.createFile(gate);

            assertThat(program.line()).isEqualTo("value");
        }
    }

    @Test
    void aTaskThatGoesOnForLongerThanItsLimitIsStillEndedAndItsMessageTellsOfTheStop() throws Exception {
        Path gate = directory.resolve("gate");
        try (Program program = Program.start(LimitedProgram.class, LIMIT, gate)) {
            stopAWhile(program, gate);

            assertThat(program.line())
                    .matches(".* ms, longer than its limit of 2000 ms, without the \\d+ ms in which this program was"
                            + " stopped.*");
        }
    }

    /** Lets one task wait for a gate, and prints how the task ended. */
    static final class LimitedProgram {
        private LimitedProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool =
                    LastingWorker.open(options -> options.workers(1).timeout(Duration.parse(args[0])))) {
                CompletableFuture<String> future = pool.submit(task(Work.WAIT, args[1]));
                try {
                    future.join();
                    System.out.println("value");
                } catch (CompletionException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    @Test
    void aWorkerThatIsStoppedAloneStillLosesToItsLimit() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool =
                LastingWorker.open(options -> options.workers(1).timeout(LIMIT))) {
            CompletableFuture<String> future = pool.submit(task(Work.WAIT, gate));
            await().until(() -> Files.exists(LastingWorker.sign(gate)));
            stop(List.of(pool.stats().workers().get(0).pid().orElseThrow()));

            assertThat(future)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withMessageContaining("limit of 2000 ms");
        }
    }

    @Test
    void theMessageOfAFirstTaskTellsWhatWasLoadedInItsTime() throws Exception {
        Path never = directory.resolve("never");
        try (ProcessPool<Task, String> pool =
                LastingWorker.open(options -> options.workers(1).timeout(Duration.ofMillis(300)))) {
            assertThat(pool.submit(task(Work.WAIT, never)))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .havingCause()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .containsPattern(
                            "It was this worker's first task, and classes that a task is the first to use are loaded"
                                    + " in its time( \\(its JVM had loaded \\d{3,5} in \\d+ ms\\))?: a method with @OnWorkerStart can use"
                                    + " them before");
            pool.within(Duration.ofSeconds(20)).call(task(Work.PID));
            assertThat(pool.submit(task(Work.WAIT, never)))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .havingCause()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .doesNotContain("first task");
        }
    }

    @Test
    void countersOfThisJvmAreRead() {
        assertThat(ClassLoads.of(ProcessHandle.current().pid())).hasValueSatisfying(loads -> {
            assertThat(loads.classes()).isBetween(1000L, 100_000L);
            assertThat(loads.millis()).isBetween(10L, 60_000L);
        });
    }
}

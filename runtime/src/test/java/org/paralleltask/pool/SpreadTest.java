package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.paralleltask.pool.LastingWorker.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** How tasks are spread over workers, and workers over the machine. */
@Timeout(60)
class SpreadTest {
    @Test
    @DisplayName("A19: 1,000 tasks on 4 workers: each gets a fair part")
    void spreadsTasksFairly() {
        WorkerDiary diary = new WorkerDiary();
        try (ProcessPool<Task, String> pool =
                LastingWorker.open(options -> options.workers(4).listener(diary))) {
            await().until(() -> diary.started().size() == 4); // what is not there yet can take nothing

            List<String> pids = pool.map(Collections.nCopies(1_000, task(Work.NAP, 2)), Function.identity());

            assertThat(pids.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                    .hasSize(4)
                    .allSatisfy((pid, tasks) -> assertThat(tasks).isGreaterThan(100));
        }
    }

    @Test
    @DisplayName("A20: a pool that is opened, used and closed by another thread than the main one")
    void worksOnAnyThread() throws Exception {
        FutureTask<List<String>> all = new FutureTask<>(() -> {
            try (ProcessPool<Task, String> pool = LastingWorker.open(options -> options.workers(1))) {
                return pool.map(List.of(task(Work.PLACE), task(Work.PLACE)), Function.identity());
            }
        });
        Thread thread = new Thread(all, "not-main");
        thread.setDaemon(true);
        thread.start();

        assertThat(all.get(30, TimeUnit.SECONDS)).containsExactly("0 lasting-1", "0 lasting-1");
    }

    @ParameterizedTest
    @CsvSource({
        "-XX:ActiveProcessorCount=1, 0, 1 2",
        "-XX:ActiveProcessorCount=8, 0, 8 2", // an eighth of 8 would be 1
        "-XX:ActiveProcessorCount=8, 2, 2 4",
        "-XX:ActiveProcessorCount=9, 2, 2 4",
        "-XX:ActiveProcessorCount=3, 1, 1 3",
    })
    @DisplayName("M16, M17: as many workers as CPUs, and for each its share of the CPUs, at least 2")
    void sharesTheCpus(String flag, int workers, String expected) throws Exception {
        // Affinity, container limits and malformed cgroup files are the JDK's to read: its number counts.
        assertThat(outputOf(List.of(), flag, workers)).isEqualTo(expected);
    }

    @Test
    @DisplayName("M16: a program that is bound to one CPU has one worker")
    void respectsAffinity() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")));

        assertThat(outputOf(List.of("/usr/bin/taskset", "-c", "0"), "-Xshare:auto", 0))
                .isEqualTo("1 2");
    }

    private static String outputOf(List<String> prefix, String flag, int workers) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                flag,
                "-cp",
                System.getProperty("java.class.path"),
                CountingProgram.class.getName(),
                Integer.toString(workers)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A program that says how many workers its pool has, and how many CPUs the first of them sees. */
    static final class CountingProgram {
        private CountingProgram() {}

        public static void main(String[] args) {
            int[] workers = new int[1];
            try (ProcessPool<Task, String> pool = LastingWorker.open(options -> {
                PoolOptions chosen = options.workers(Integer.parseInt(args[0])).startOnDemand(true);
                workers[0] = chosen.workers();
                return chosen;
            })) {
                System.out.println(workers[0] + " " + pool.call(task(Work.CPUS)));
            }
        }
    }
}

package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolStats;
import org.paralleltask.SharedBuffer;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.fixture.Poor;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/**
 * A program on a system that has nothing of what Linux has and others lack: what stands in for that is used, and works.
 * The other tests run on such a system in the profile {@code poor}.
 */
@Timeout(90)
@EnabledOnOs(OS.LINUX) // from which it is taken away
class PoorSystemTest {
    /** Both lines of a record of the JDK's log. */
    private static final String LOGGED = "(WARNING: .*)|(.* org\\.paralleltask\\.\\w+)";

    @TempDir
    private Path temp;

    private List<String> run(Class<?> program) throws Exception {
        List<String> flags = List.of(Poor.flag(Poor.ALL), "-Djava.io.tmpdir=" + temp);
        try (Program running = Program.start(List.of(), flags, program)) {
            List<String> said = running.rest();
            assertThat(running.exitStatus()).isZero();
            return said.stream().filter(line -> !line.matches(LOGGED)).toList();
        }
    }

    @Test
    void whatStandsInIsUsedAndNothingIsLeft() throws Exception {
        assertThat(run(ToldProgram.class))
                .containsExactly(
                        "works",
                        "files of the first worker: [1.ledger]",
                        "in /dev/shm: 0",
                        "memory: unknown",
                        "a buffer is in the temp directory: true",
                        "12 workers have died",
                        "ledgers of the living and the dead: no more than 8");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("paralleltask-")))
                    .isEmpty();
        }
    }

    /** Tells what it uses. */
    static final class ToldProgram {
        private static final int DEATHS = 12;

        /** The living worker has one, and the supervisor and timers remember some of the dead for a while. */
        private static final int MOST = 8;

        private ToldProgram() {}

        public static void main(String[] args) throws Exception {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println(pool.call(task(Deed.ECHO, "works")));
                System.out.println("files of the first worker: " + files());
                System.out.println("in /dev/shm: " + count(Path.of("/dev/shm")));
                System.out.println("memory: " + memory(pool.stats()));
                try (SharedBuffer buffer = SharedBuffer.allocate(1000)) {
                    buffer.view().put(0, (byte) 1);
                    System.out.println("a buffer is in the temp directory: "
                            + (count(Path.of(System.getProperty("java.io.tmpdir"))) == 2));
                }
                int died = 0;
                for (int i = 0; i < DEATHS; i++) {
                    try {
                        pool.call(task(Deed.HALT, "7"));
                    } catch (WorkerCrashedException e) {
                        died++;
                    }
                }
                System.out.println(died + " workers have died");
                while (ledgers() > MOST) { // or the test ends this program
                    System.gc();
                    try {
                        pool.call(task(Deed.HALT, "7")); // the next start tries again to delete what was mapped
                    } catch (WorkerCrashedException e) {
                        pool.call(task(Deed.PID));
                    }
                }
                System.out.println("ledgers of the living and the dead: no more than 8");
            }
        }

        private static List<String> files() throws IOException {
            try (Stream<Path> all = Files.list(PrivateDirectory.crashLogs().getParent())) {
                return all.map(path -> path.getFileName().toString())
                        .filter(name -> !name.equals("lock"))
                        .sorted()
                        .toList();
            }
        }

        private static long ledgers() throws IOException {
            return files().stream().filter(name -> name.endsWith(".ledger")).count();
        }

        private static long count(Path place) throws IOException {
            String own = "paralleltask-" + ProcessHandle.current().pid() + "-";
            try (Stream<Path> all = Files.list(place)) {
                return all.filter(path -> path.getFileName().toString().startsWith(own))
                        .count();
            }
        }

        private static String memory(PoolStats stats) {
            return stats.workers().get(0).memory().isPresent() ? "known" : "unknown";
        }
    }

    @Test
    void limitsOfMemoryCountWhatWorkersSayOfThemselves() throws Exception {
        assertThat(run(GrowingProgram.class))
                .containsExactly(
                        "a small one stays: true",
                        "maxTotalMemory: [MAX_MEMORY]",
                        "a small one stays: true",
                        "maxWorkerMemory: [MAX_MEMORY]",
                        "memory: known",
                        "works");
    }

    /** Its workers grow. */
    static final class GrowingProgram {
        private GrowingProgram() {}

        public static void main(String[] args) throws Exception {
            for (String limit : List.of("maxTotalMemory", "maxWorkerMemory")) {
                WorkerDiary diary = new WorkerDiary();
                try (ProcessPool<LastingWorker.Task, String> pool =
                        LastingWorker.open(options -> (limit.equals("maxTotalMemory")
                                        ? options.maxTotalMemory("200m")
                                        : options.maxWorkerMemory("200m"))
                                .workers(1)
                                .listener(diary))) {
                    String first = pool.call(LastingWorker.task(Work.PID));
                    System.out.println("a small one stays: "
                            + Stream.generate(() -> pool.call(LastingWorker.task(Work.PID)))
                                    .limit(10)
                                    .allMatch(first::equals));
                    pool.call(LastingWorker.task(Work.LEAK, 250));
                    while (diary.ends().isEmpty()) { // or the test ends this program
                        pool.call(LastingWorker.task(
                                Work.NAP, Duration.ofMillis(20).toMillis()));
                    }
                    System.out.println(limit + ": " + diary.ends().values());
                    if (limit.equals("maxWorkerMemory")) {
                        pool.call(LastingWorker.task(Work.PID));
                        System.out.println("memory: " + ToldProgram.memory(pool.stats()));
                        System.out.println(
                                pool.call(LastingWorker.task(Work.PID)).isEmpty() ? "" : "works");
                    }
                }
            }
        }
    }
}

package org.paralleltask.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.PoolLog;
import org.paralleltask.fixture.Needs;
import org.paralleltask.host.launch.JavaCommand;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.Faults;
import org.paralleltask.pool.FaultyPlace;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;
import org.paralleltask.pool.ShortLived;

/** A program that has no file descriptor left: a clear error, nothing left behind, and a pool that works later. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DescriptorFaultTest {
    private static final List<String> LIMITED = List.of("sh", "-c", "ulimit -n 100; exec \"$@\"", "sh");

    @TempDir
    private Path directory;

    private FaultyPlace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new FaultyPlace(directory);
    }

    @Test
    @DisplayName("no file descriptor left: running workers serve on, starts fail clearly, and later succeed")
    void noneLeft() throws Exception {
        try (Program program = Program.start(LIMITED, place.flags(), OpeningProgram.class)) {
            FaultyPlace.assertTold(program.rest(), "Too many open files");
            place.assertEndedWell(program);
        }
    }

    /** Opens files until there is no descriptor left. */
    static final class OpeningProgram {
        private OpeningProgram() {}

        public static void main(String[] args) throws Exception {
            List<InputStream> files = new ArrayList<>();
            Faults.tell(
                    DeedWorker.open(1),
                    DeedWorker.open(1),
                    () -> files.addAll(Faults.openAllBut(0)),
                    () -> Faults.close(files));
        }
    }

    @Test
    @DisplayName("no file descriptor left for the very first worker: no directory is left for each try")
    @Needs("delete")
    void noneLeftForTheFirst() throws Exception {
        try (Program program = Program.start(LIMITED, place.flags(), OpeningFirstProgram.class)) {
            List<String> said = program.rest();

            assertThat(said)
                    .filteredOn(line -> line.startsWith("starting: "))
                    .singleElement()
                    .asString()
                    .startsWith("starting: WorkerStartException: ")
                    .contains("Too many open files");
            assertThat(said)
                    .containsAnyOf("directories: 0", "directories: 1") // some other thread may have closed a file
                    .contains("again: works");
            place.assertEndedWell(program);
        }
    }

    /** The same, before the program has a private directory. */
    static final class OpeningFirstProgram {
        private OpeningFirstProgram() {}

        public static void main(String[] args) throws Exception {
            Path temp = Path.of(System.getProperty("java.io.tmpdir"));
            Faults.loadClasses();
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                pool.call(task(Deed.PID));
            }
            Path log = PrivateDirectory.crashLogs();
            Files.delete(log.resolveSibling(SharedMemory.LOCK)); // as a tool that cleans /tmp: it needs another
            Files.delete(log.resolveSibling(""));
            List<InputStream> files = Faults.openAllBut(0);
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                String starting = Faults.attempt(pool, task(Deed.PID));
                Faults.close(files);
                try (Stream<Path> all = Files.list(temp)) {
                    System.out.println("directories: " + all.count());
                }
                System.out.println("starting: " + starting);
                System.out.println("again: " + Faults.again(pool));
            }
        }
    }

    @Test
    @DisplayName("the last file descriptor goes in the midst of a start, wherever: nothing is left open or running")
    void noneLeftInTheMidstOfAStart() throws Exception {
        try (Program program = Program.start(LIMITED, place.flags(), SparingProgram.class)) {
            List<String> said = program.rest().stream()
                    .filter(line -> line.matches("\\d+: .*")) // a launcher without descriptors may complain by itself
                    .toList();

            assertThat(said)
                    .hasSize(SparingProgram.MOST)
                    .allSatisfy(line -> assertThat(line)
                            .matches("\\d+: (started|WorkerStartException: Worker w could not be started: .*"
                                    + "(Too many open files|Failed to exec spawn helper).*); .*")
                            .endsWith("; left running: []"))
                    .filteredOn(line -> !line.contains("left open: {};"))
                    // The JDK leaks one pipe itself if it gets the first four that a process needs, and not the fifth.
                    .allSatisfy(line -> assertThat(line)
                            .contains("Cannot run program", "Too many open files", "left open: {pipe=2};"))
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(said.get(0)).contains("could not be started");
            assertThat(said.get(SparingProgram.MOST - 1)).contains("started; ");
            place.assertEndedWell(program);
        }
    }

    /** Starts a worker with no descriptor left, with one left, with two, and so on. */
    static final class SparingProgram {
        static final int MOST = 20;

        private SparingProgram() {}

        public static void main(String[] args) throws Exception {
            PoolOptions options = PoolOptions.defaults().workers(1).jvmArgs(ShortLived.FLAGS);
            JavaCommand command = JavaCommand.of(DeedWorker.class.getName(), DeedWorker.class, options);
            ProcessWorkerFactory source =
                    new ProcessWorkerFactory(command, options, new PoolLog("test"), DescriptorFaultTest.class);
            Faults.loadClasses();
            start(source);
            for (int spared = 0; spared < MOST; spared++) {
                Map<String, Integer> before = Faults.settled();
                List<InputStream> files = Faults.openAllBut(spared);
                String said = start(source);
                Faults.close(files);
                System.out.println(spared + ": " + said + "; left open: " + Faults.leftOpen(before)
                        + "; left running: "
                        + ProcessHandle.current()
                                .descendants()
                                .map(ProcessHandle::pid)
                                .toList());
            }
        }

        private static String start(ProcessWorkerFactory source) {
            try {
                source.start("w", 0, launched -> {}).close();
                return "started";
            } catch (WorkerStartException e) {
                return Faults.text(e);
            }
        }
    }
}

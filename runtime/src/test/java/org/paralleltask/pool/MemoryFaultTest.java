package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Memory that the system, or a JVM, does not grant: a clear error, nothing left behind, and a pool that works later. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class MemoryFaultTest {
    @TempDir
    private Path directory;

    private FaultyPlace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new FaultyPlace(directory);
    }

    /** More than there are addresses; and more than any machine can promise. */
    @ParameterizedTest
    @CsvSource({
        "-Xmx1000t, Could not reserve enough space for",
        "-Xms64t, There is insufficient memory for the Java Runtime Environment to continue"
    })
    @DisplayName("a worker that wants more memory than there is cannot be started: the error has the JVM's own words")
    void tellsWhatTheJvmSaid(String flag, String words) throws IOException {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).jvmArgs(List.of(flag)))) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageStartingWith("Worker deed-1 could not be started: it ended at once with exit status 1")
                    .hasMessageContaining("its last words:")
                    .hasMessageContaining(words)
                    .hasMessageContaining(flag);
        }
        assertThat(PrivateDirectory.crashLogs().resolveSibling("").toFile().list())
                .as("what the JVM has written about its end is removed")
                .noneMatch(name -> name.startsWith("hs_err"));
    }

    // The program runs on in what it has, but its workers, to which the limit is handed down, need more.
    @Test
    @DisplayName("no memory for workers: running ones serve on, starts fail with the JVM's words, and later succeed")
    void noMemoryForWorkers() throws Exception {
        FaultyPlace.assume(List.of("prlimit", "--as"));
        Path denied = directory.resolve("denied");
        Path granted = directory.resolve("granted");
        List<String> flags = new ArrayList<>(place.flags());
        flags.add("-Xmx64m");
        try (Program program = Program.start(List.of(), flags, LargeWorkersProgram.class, denied, granted)) {
            FaultyPlace.assertSays(program, "ready");
            FaultyPlace.setLimit(program, List.of(), "as", Long.toString(addressSpace(program.pid()) + (512L << 20)));
            Files.createFile(denied);
            FaultyPlace.assertSays(program, "done");
            FaultyPlace.setLimit(program, List.of(), "as", "");
            Files.createFile(granted);

            FaultyPlace.assertTold(program.rest(), "its last words: .*Could not reserve enough space for");
            place.assertEndedWell(program);
        }
    }

    private static long addressSpace(long pid) throws IOException {
        String kilobytes = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmSize:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        return Long.parseLong(kilobytes) << 10;
    }

    /** Waits until something is denied to it, and until it is granted. */
    static final class LargeWorkersProgram {
        private LargeWorkersProgram() {}

        public static void main(String[] args) throws Exception {
            Faults.tell(
                    open(),
                    open(),
                    () -> Faults.ask("ready", Path.of(args[0])),
                    () -> Faults.ask("done", Path.of(args[1])));
        }

        private static ProcessPool<Task, String> open() {
            return DeedWorker.open(options -> options.workers(1).jvmArgs(List.of("-Xmx8g")));
        }
    }

    @Test
    @DisplayName("a result that the program's heap cannot hold: its task fails so, others do not")
    void resultTooLargeForTheHeap() throws Exception {
        List<String> flags = new ArrayList<>(place.flags());
        flags.add("-Xmx48m");
        try (Program program = Program.start(List.of(), flags, SmallProgram.class)) {
            assertThat(program.rest())
                    .contains(
                            "too large: PayloadException: deed: String of 100000005 bytes cannot be read: Java heap space")
                    .contains("again: works", "closed");
            place.assertEndedWell(program);
        }
    }

    /** Gets a result that is larger than its heap. */
    static final class SmallProgram {
        private SmallProgram() {}

        public static void main(String[] args) throws Exception {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println("too large: " + Faults.attempt(pool, task(Deed.REPEAT, 100_000_000)));
                System.out.println("again: " + Faults.again(pool));
            }
            System.out.println("closed");
        }
    }
}

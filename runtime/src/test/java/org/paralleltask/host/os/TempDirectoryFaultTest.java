package org.paralleltask.host.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.Faults;
import org.paralleltask.pool.FaultyPlace;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;

/** Temp directories that cannot be used: another is taken, or a clear error says which were tried. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class TempDirectoryFaultTest {
    @TempDir
    private Path directory;

    private FaultyPlace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new FaultyPlace(directory);
    }

    /** Even root can make no directory in /proc; and 58 bytes are the most that leave room for a socket's name. */
    @ParameterizedTest
    @ValueSource(strings = {"/proc", "/does/not/exist", "a file", "closed", "too long"})
    @DisplayName("a temp directory that is missing, closed, a file, or too long for a socket: another place is taken")
    void fallsBackToAnotherDirectory(String kind) throws Exception {
        List<String> prefix = kind.equals("closed") ? FaultyPlace.AS_NOBODY : List.of();
        FaultyPlace.assume(prefix);
        Path unusable = switch (kind) {
            case "a file" -> Files.createFile(directory.resolve("file"));
            case "closed" ->
                Files.createDirectory(
                        directory.resolve("closed"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
            case "too long" -> Files.createDirectory(directory.resolve("x".repeat(100)));
            default -> Path.of(kind);
        };
        try (Program program = Program.start(
                prefix, List.of("-Djava.io.tmpdir=" + unusable), place.readableClasses(), TellingProgram.class)) {
            assertThat(program.rest())
                    .filteredOn(
                            line -> !line.contains("WARNING: ")) // newer JVMs remark on such a directory, workers too
                    .containsExactly("/tmp", "works");
            place.assertEndedWell(program);
            assertThat(Path.of("/tmp")
                            .toFile()
                            .list((parent, name) -> name.startsWith(PrivateDirectory.PREFIX + program.pid() + "-")))
                    .isEmpty();
        }
    }

    /** Tells where its private directory is. */
    static final class TellingProgram {
        private TellingProgram() {}

        public static void main(String[] args) throws IOException {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println(
                        PrivateDirectory.crashLogs().resolveSibling("..").normalize());
                System.out.println(Faults.attempt(pool, task(Deed.ECHO, "works")));
            }
        }
    }

    @Test
    @DisplayName("no place is left for a private directory: starts fail, saying which were tried, and later succeed")
    void noPlaceLeft() throws Exception {
        List<String> prefix = place.mounted("mount --bind /tmp /tmp && mount -o remount,ro,bind /tmp");
        List<String> flags = List.of("-Djava.io.tmpdir=/does/not/exist", "-Duser.home=/proc", "-XX:-UsePerfData");
        try (Program program = Program.start(prefix, flags, ReadOnlyProgram.class)) {
            List<String> said = program.rest();

            assertThat(said)
                    .filteredOn(line -> line.startsWith("starting: "))
                    .singleElement()
                    .asString()
                    .startsWith("starting: WorkerStartException: Worker deed-1 could not be started: No directory for a"
                            + " socket: none of ")
                    .contains("/does/not/exist", "/tmp", "at most 58 bytes", "set -Djava.io.tmpdir");
            assertThat(said).contains("again: works");
            place.assertEndedWell(program);
        }
    }

    /** Its /tmp is read-only until it says otherwise. */
    static final class ReadOnlyProgram {
        private ReadOnlyProgram() {}

        public static void main(String[] args) throws Exception {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println("starting: " + Faults.attempt(pool, task(Deed.PID)));
                new ProcessBuilder("mount", "-o", "remount,rw,bind", "/tmp")
                        .inheritIO()
                        .start()
                        .waitFor();
                System.out.println("again: " + Faults.again(pool));
            }
        }
    }
}

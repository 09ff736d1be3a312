package org.paralleltask.host.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;
import org.paralleltask.pool.WorkerEnvironmentTest;
import org.paralleltask.wire.line.Endpoint;

@Timeout(60)
class NamedPipesTest {
    @TempDir
    private Path directory;

    @Test
    @Needs("mkfifo")
    void makesAllForThisUserAlone() throws IOException {
        Endpoint.Pipes pipes = pipes(directory.resolve("the other"));

        assertThat(NamedPipes.make(pipes)).isTrue();

        for (Path pipe : List.of(pipes.toWorker(), pipes.toParent(), pipes.controls())) {
            assertThat(Files.readAttributes(pipe, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                            .isOther())
                    .isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pipe)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void failsWhereThereIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "precious");

        assertThat(NamedPipes.make(pipes(file))).isFalse();

        assertThat(file).hasContent("precious");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Needs("mkfifo")
    void workersCallByNamedPipes() throws Exception {
        try (Program program = Program.start(LineProgram.class)) {
            assertThat(program.rest()).containsExactly("named pipes: 2");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("where the program is missing that makes named pipes, workers call by a socket")
    void workersCallByASocketWhereNobodyMakesPipes() throws Exception {
        try (Program program =
                Program.start(List.of("env", "PATH=" + directory), List.of(), SocketProgram.class, directory)) {
            assertThat(program.rest()).containsExactly("named pipes: 0", "standard input: -1 -1", "read: ", "heard");
        }
    }

    /** Does what a line's second way is for, besides. */
    static final class SocketProgram {
        public static void main(String[] args) throws IOException {
            try (ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).cancelGrace(Duration.ofSeconds(30)))) {
                System.out.println("named pipes: " + LineProgram.namedPipes(pool.call(task(Deed.PID))));
                System.out.println("standard input: " + pool.call(task(Deed.READ_STDIN)));
                System.out.println(pool.call(task(Deed.LET_A_CHILD_READ_STDIN)));
                WorkerEnvironmentTest.assertThatACancelIsHeard(pool, Path.of(args[0], "sign"));
                System.out.println("heard");
            }
        }
    }

    private Endpoint.Pipes pipes(Path other) {
        return new Endpoint.Pipes(directory.resolve("one"), other, directory.resolve("c"));
    }

    @Test
    @DisplayName("a process that has inherited a dead worker's end of the line keeps no task waiting")
    @EnabledOnOs(OS.LINUX)
    @Needs("mkfifo")
    void anotherProcessHoldsTheLine() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            long pid = pool.stats().workers().get(0).pid().orElseThrow();
            List<FileChannel> inherited = new ArrayList<>();
            try {
                openItsPipes(pid, inherited);
                assertThat(inherited).isNotEmpty();

                Program.signal("KILL", pid);

                assertThat(running)
                        .failsWithin(Duration.ofSeconds(40))
                        .withThrowableThat()
                        .withCauseInstanceOf(WorkerCrashedException.class);
            } finally {
                for (FileChannel end : inherited) {
                    end.close();
                }
            }
        }
    }

    private static void openItsPipes(long pid, List<FileChannel> opened) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : all) {
                if (LineProgram.target(descriptor).contains(".to-")) {
                    opened.add(FileChannel.open(descriptor, StandardOpenOption.READ, StandardOpenOption.WRITE));
                }
            }
        }
    }

    /** Says how many named pipes its worker has. */
    static final class LineProgram {
        public static void main(String[] args) throws IOException {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println("named pipes: " + namedPipes(pool.call(task(Deed.PID))));
            }
        }

        static int namedPipes(String pid) throws IOException {
            int pipes = 0;
            try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc", pid, "fd"))) {
                for (Path descriptor : all) {
                    pipes += target(descriptor).contains(".to-") ? 1 : 0;
                }
            }
            return pipes;
        }

        private static String target(Path descriptor) throws IOException {
            try {
                return Files.readSymbolicLink(descriptor).toString();
            } catch (NoSuchFileException closedMeanwhile) {
                return "";
            }
        }
    }
}

package org.paralleltask.example;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that die, or are killed at a timeout, while they read an archive: a named pipe without a writer keeps
 * them there.
 */
class KilledWorkerTest {
    private static final String JCMD = System.getProperty("java.home") + "/bin/jcmd";

    @TempDir
    private Path folder;

    private Path pipe;

    @BeforeEach
    void writeArchives() throws Exception {
        TestArchive.smallJar(folder.resolve("a.jar"));
        TestArchive.smallJar(folder.resolve("z.jar"));
        pipe = folder.resolve("pipe.jar");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void archiveIsCountedByAnotherWorkerWhenItsWorkerIsKilled() throws Exception {
        Path good = TestArchive.smallJar(folder.resolve("good"));
        CompletableFuture<ProgramRun> running =
                CompletableFuture.supplyAsync(() -> ProgramRun.of("--workers", 1, folder));

        ProcessHandle worker = awaitWorkerAtPipe(-1);
        Files.move(good, pipe, REPLACE_EXISTING);
        worker.destroyForcibly();

        ProgramRun run = running.get(30, TimeUnit.SECONDS);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).startsWith("Counted 3 archives in ");
        assertThat(run.workers())
                .hasSizeBetween(1, 2)
                .doesNotContain(ProcessHandle.current().pid())
                .anyMatch(pid -> pid != worker.pid());
    }

    @Test
    void archiveIsOneLineWhenItsSecondWorkerIsKilledToo() throws Exception {
        CompletableFuture<ProgramRun> running =
                CompletableFuture.supplyAsync(() -> ProgramRun.of("--workers", 1, folder));

        ProcessHandle first = awaitWorkerAtPipe(-1);
        first.destroyForcibly();
        ProcessHandle second = awaitWorkerAtPipe(first.pid());
        second.destroyForcibly();

        ProgramRun run = running.get(30, TimeUnit.SECONDS);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).startsWith("Counted 2 archives in ").contains("Not counted: 1\n");
        assertThat(run.out().lines().filter(line -> line.contains(pipe.toString())))
                .singleElement()
                .asString()
                .contains(Long.toString(second.pid()));
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void archiveThatTakesTooLongIsOneLine() {
        ProgramRun run = ProgramRun.of("--workers", 1, "--timeout", "1s", folder);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).startsWith("Counted 2 archives in ").contains("Not counted: 1\n");
        assertThat(run.out().lines().filter(line -> line.contains(pipe.toString())))
                .singleElement()
                .asString()
                .contains("longer than its limit");
    }

    private static ProcessHandle awaitWorkerAtPipe(long otherThan) {
        return await("a worker that reads the pipe")
                .atMost(Duration.ofSeconds(30))
                .until(() -> workerAtPipe(otherThan), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<ProcessHandle> workerAtPipe(long otherThan) throws IOException {
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            if (child.pid() != otherThan && isAtPipe(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Whether the stack of a thread shows that it opens a file for the census. */
    private static boolean isAtPipe(ProcessHandle worker) throws IOException {
        Process jcmd = new ProcessBuilder(JCMD, Long.toString(worker.pid()), "Thread.print")
                .redirectErrorStream(true)
                .start();
        String threads = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return threads.contains("java.io.RandomAccessFile.open") && threads.contains("Census.census(");
    }
}

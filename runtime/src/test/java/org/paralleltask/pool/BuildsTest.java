package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.pool.LargeWorker.Deed.DIE_ONCE;
import static org.paralleltask.pool.LargeWorker.Deed.ECHO;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.WorkerStartException;
import org.paralleltask.fixture.ReflectiveCodec;
import org.paralleltask.pool.LargeWorker.Result;
import org.paralleltask.pool.LargeWorker.Task;

/** A parent and a worker that were compiled from different sources would misread each other. */
@Timeout(60)
@SuppressWarnings("NullAway") // arrays may be null
class BuildsTest {
    @TempDir
    private Path directory;

    @Test
    void aWorkerOfAnotherBuildIsRefused() {
        try (ProcessPool<Task, Result> pool =
                LargeWorker.open(options -> options.systemProperties(Map.of(ReflectiveCodec.BUILD, "2")))) {
            assertThatThrownBy(() -> pool.call(new Task(ECHO, 0, null, null)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("cannot load " + LargeWorker.class.getName()
                            + ": its arguments and value travel in another form there than here: the classes on the"
                            + " worker's class path are of another build than the program's");
        }
    }

    @Test
    void aTaskThatAnotherBuildHasCapturedIsRefused() throws Exception {
        try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options.captureCrashes(directory))) {
            assertThatThrownBy(() -> pool.call(new Task(DIE_ONCE, 0, null, null)))
                    .hasMessageContaining("run it again alone");
        }

        assertThat(replay("2"))
                .startsWith("The task cannot be run again: it was captured by a program of another build, whose"
                        + " arguments of large travel in another form");
        assertThat(replay("1")).startsWith("Running Task[deed=DIE_ONCE");
    }

    private String replay(String build) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Path captured = files.filter(file -> file.toString().endsWith(".task"))
                    .findFirst()
                    .orElseThrow();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-D" + ReflectiveCodec.BUILD + "=" + build,
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeWorker.class.getName(),
                            "replay",
                            captured.toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

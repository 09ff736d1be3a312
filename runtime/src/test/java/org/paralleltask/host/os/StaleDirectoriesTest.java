package org.paralleltask.host.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;

/** What a killed program leaves behind, and which program removes it. */
@Timeout(60)
class StaleDirectoriesTest {
    @TempDir
    private Path temp;

    @Test
    @DisplayName("X5: the directory of a killed program is swept, that of a living one is not")
    void sweepsWhatIsNobodys() throws Exception {
        Process killed = start();
        Process living = start();
        try (BufferedReader killedSays = reader(killed);
                BufferedReader livingSays = reader(living)) {
            Path killedsDirectory = Path.of(killedSays.readLine());
            Path livingsDirectory = Path.of(livingSays.readLine());
            List<ProcessHandle> workers = killed.descendants().toList();
            for (ProcessHandle worker : workers) {
                Program.signal("STOP", worker.pid()); // or they would do it
            }
            killed.destroyForcibly().waitFor();
            assertThat(killedsDirectory).isDirectory();

            StaleDirectories.sweep(temp);
            workers.forEach(ProcessHandle::destroyForcibly);
            if (Poor.lacks("delete")) { // what a worker has mapped can be deleted when that has gone
                await().until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
                StaleDirectories.sweep(temp);
            }

            assertThat(killedsDirectory).doesNotExist();
            assertThat(livingsDirectory).isDirectory();
            living.getOutputStream().close();
            assertThat(livingSays.readLine()).isEqualTo("works");
            assertThat(living.waitFor()).isZero();
            assertThat(livingsDirectory).doesNotExist();
        } finally {
            killed.destroyForcibly();
            living.destroyForcibly();
        }
    }

    @Test
    void leavesAloneWhatIsJustBeingMade() throws Exception {
        Path fresh = Files.createDirectory(temp.resolve("paralleltask-1-0badcafe"));
        Path old = Files.createDirectory(temp.resolve("paralleltask-1-deadbeef"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path others = Files.createDirectory(temp.resolve("paralleltask-notes"));
        Files.setLastModifiedTime(others, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        StaleDirectories.sweep(temp);

        assertThat(fresh).isDirectory();
        assertThat(old).doesNotExist();
        assertThat(others).isDirectory();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        Poor.FLAG,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A program that tells its directory, and uses its pool once more before it ends. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] args) throws IOException {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(1)) {
                pool.call(task(Deed.PID));
                System.out.println(PrivateDirectory.crashLogs().getParent());
                System.in.read();
                pool.submit(task(Deed.EXIT, 1));
                System.out.println(pool.call(task(Deed.ECHO, "works")));
            }
        }
    }
}

package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** File systems that are full: a clear error, nothing left behind, and a pool that works later. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DiskFaultTest {
    @TempDir
    private Path directory;

    private FaultyPlace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new FaultyPlace(directory);
    }

    @Test
    @DisplayName("the temp directory's disk is full: running workers serve on, starts fail clearly, and later succeed")
    void fullDisk() throws Exception {
        List<String> prefix = place.mounted("mount -t tmpfs -o size=5m none $t");
        try (Program program = Program.start(prefix, place.flags(), FillingProgram.class, place.temp())) {
            List<String> said = program.rest();

            FaultyPlace.assertTold(said, place.temp() + "/paralleltask-.*\\.(args|ledger): No space left on device");
            assertThat(said).contains("files: 1"); // the private directory
            place.assertEndedWell(program);
        }
    }

    /** Fills the disk of a directory. */
    static final class FillingProgram {
        private FillingProgram() {}

        public static void main(String[] args) throws Exception {
            Path temp = Path.of(args[0]);
            Path filling = temp.resolve("filling");
            Faults.tell(DeedWorker.open(1), DeedWorker.open(1), () -> fill(filling), () -> {
                Files.delete(filling);
                System.out.println("files: " + temp.toFile().list().length);
            });
        }

        private static void fill(Path file) throws IOException {
            try (OutputStream out = Files.newOutputStream(file)) {
                while (true) {
                    out.write(new byte[1024]);
                }
            } catch (IOException isFull) {
                if (!String.valueOf(isFull.getMessage()).contains("No space left")) {
                    throw isFull;
                }
            }
        }
    }

    @Test
    @DisplayName("no file can be made in the temp directory, whose disk is full: another place is taken")
    void noInodeLeft() throws Exception {
        List<String> prefix = place.mounted("mount -t tmpfs -o nr_inodes=1 none $t");
        try (Program program = Program.start(prefix, place.flags(), EchoProgram.class)) {
            assertThat(program.rest()).containsExactly("works");
            place.assertEndedWell(program);
        }
    }

    // Python keeps its semaphores and locks there. Here is nothing that a worker would need.
    @Test
    @DisplayName("/dev/shm is full: it is not needed")
    void fullSharedMemory() throws Exception {
        List<String> prefix = place.mounted("mount -t tmpfs -o size=4k none /dev/shm"
                + " && ! head -c 10000 /dev/zero 2> /dev/null > /dev/shm/filling");
        try (Program program = Program.start(prefix, place.flags(), EchoProgram.class)) {
            assertThat(program.rest()).containsExactly("works");
            place.assertEndedWell(program);
        }
    }

    /** Runs one task. */
    static final class EchoProgram {
        private EchoProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println(Faults.attempt(pool, task(Deed.ECHO, "works")));
            }
        }
    }
}

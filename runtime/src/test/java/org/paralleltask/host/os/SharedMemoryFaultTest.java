package org.paralleltask.host.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.BufferWorker.task;

import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.fixture.Needs;
import org.paralleltask.pool.BufferWorker;
import org.paralleltask.pool.BufferWorker.Deed;
import org.paralleltask.pool.BufferWorker.Result;
import org.paralleltask.pool.BufferWorker.Task;
import org.paralleltask.pool.FaultyPlace;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;

/** Places that are full, and programs that are killed. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
@Needs("shm")
class SharedMemoryFaultTest {
    private static final int MB = 1 << 20;
    private static final File SHARED_MEMORY = new File("/dev/shm");

    @TempDir
    private Path directory;

    private FaultyPlace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new FaultyPlace(directory);
    }

    @Test
    @DisplayName("/dev/shm is too small: the buffer is in the temp directory, for both sides")
    void fullSharedMemory() throws Exception {
        List<String> prefix = place.mounted("mount -t tmpfs -o size=1m none /dev/shm");
        try (Program program = Program.start(prefix, place.flags(), LargeProgram.class)) {
            assertThat(program.rest())
                    .containsExactly(
                            "small in /dev/shm",
                            "large in " + place.temp(),
                            "theirs in " + place.temp(),
                            "worker wrote w",
                            "shm again: /dev/shm");
            place.assertEndedWell(program);
        }
    }

    @Test
    @DisplayName("no place has room but the last that is left: an IOException that names both, and nothing was taken")
    void noRoomAnywhere() throws Exception {
        List<String> prefix =
                place.mounted("mount -t tmpfs -o size=1m none /dev/shm && mount -t tmpfs -o size=1m none \"$t\"");
        try (Program program = Program.start(prefix, place.flags(), NoRoomProgram.class)) {
            assertThat(program.line()).isEqualTo("There is no room for a shared buffer of " + (MB - 4096) + " bytes:");
            assertThat(program.line())
                    .matches("  in /dev/shm: it has [0-9]+ bytes left, of which " + MB / 16 + " are kept for others");
            assertThat(program.line())
                    .startsWith("  in " + place.temp() + ": it has ")
                    .endsWith(" bytes left, of which " + MB / 16 + " are kept for others");
            assertThat(program.line()).contains("--shm-size").contains("java.io.tmpdir");
            assertThat(program.line()).isEqualTo("before: 0, now: 0");
            assertThat(program.rest()).containsExactly("fits");
            assertThat(program.exitStatus()).isZero();
        }
    }

    private static String home(@Nullable SharedBuffer buffer) {
        Path file = SharedBuffers.file(Objects.requireNonNull(buffer));
        return file.getRoot().resolve(file.subpath(0, file.getNameCount() - 2)).toString();
    }

    /** Says where its buffers are, and does not close them. */
    static final class LargeProgram {
        private LargeProgram() {}

        public static void main(String[] args) throws Exception {
            SharedBuffer small = SharedBuffer.allocate(MB / 2);
            System.out.println("small in " + home(small));
            SharedBuffer large = SharedBuffer.allocate(2 * MB);
            System.out.println("large in " + home(large));
            try (ProcessPool<Task, Result> pool = BufferWorker.open(options -> options.workers(1))) {
                SharedBuffer theirs =
                        pool.call(task(Deed.ALLOCATE, null, "x".repeat(MB))).buffer();
                System.out.println("theirs in " + home(theirs));
                pool.call(task(Deed.WRITE, large, "w"));
            }
            System.out.println("worker wrote " + BufferWorker.read(large, 1));
            small.close();
            System.out.println("shm again: " + home(SharedBuffer.allocate(MB / 4)));
        }
    }

    /** Has no room for a large one, unless it takes all there is. */
    static final class NoRoomProgram {
        private NoRoomProgram() {}

        public static void main(String[] args) throws Exception {
            SharedBuffer.allocate(0).close(); // the directory takes its room
            long before = SHARED_MEMORY.getUsableSpace();
            try (SharedBuffer large = SharedBuffer.allocate(MB - 4096)) {
                System.out.println(large);
            } catch (IOException full) {
                System.out.println(full.getMessage());
            }
            System.out.println("before: 0, now: " + (SHARED_MEMORY.getUsableSpace() - before));
            try (SharedBuffer small = SharedBuffer.allocate(MB / 2)) {
                System.out.println(small.size() == MB / 2 ? "fits" : "");
            }
        }
    }

    @Test
    @DisplayName("a program that ends without closing its buffers leaves no file, nor does System.exit")
    void endsWithOpenBuffers() throws Exception {
        try (Program program = Program.start(List.of(), place.flags(), KilledProgram.class, "exit")) {
            Path own = Path.of(String.valueOf(program.line()));
            Path workers = Path.of(String.valueOf(program.line()));

            assertThat(program.exitStatus()).isZero();
            assertThat(own.getParent()).doesNotExist();
            await().untilAsserted(() -> assertThat(program.family()).isEmpty());
            assertThat(workers.getParent()).doesNotExist();
        }
    }

    @Test
    @DisplayName("K4: a killed program's workers take its files with them, and theirs")
    void sweptByTheWorkers() throws Exception {
        try (Program program = Program.start(List.of(), place.flags(), KilledProgram.class, "wait")) {
            Path own = Path.of(String.valueOf(program.line()));
            Path workers = Path.of(String.valueOf(program.line()));
            StaleDirectories.sweep(Path.of("/dev/shm"));
            assertThat(own).exists(); // the living one's is not swept
            assertThat(workers).exists();

            Program.signal("KILL", program.pid());
            await().untilAsserted(() -> assertThat(program.family()).isEmpty());
            assertThat(own.getParent()).doesNotExist();
            assertThat(workers.getParent()).doesNotExist();
        }
    }

    @Test
    @DisplayName("K4: if the workers are killed, too, the next program takes them")
    void sweptByTheNextProgram() throws Exception {
        try (Program program = Program.start(List.of(), place.flags(), KilledProgram.class, "wait")) {
            Path own = Path.of(String.valueOf(program.line()));
            Path workers = Path.of(String.valueOf(program.line()));
            List<Long> family = program.family();
            for (String signal : List.of("STOP", "KILL")) {
                for (long one : family) {
                    Program.signal(signal, one);
                }
            }
            await().untilAsserted(() -> assertThat(program.family()).isEmpty());
            assertThat(own).exists();
            try (Program next = Program.start(List.of(), place.flags(), KilledProgram.class, "exit")) {
                assertThat(next.rest()).hasSize(2);
                await().untilAsserted(() -> {
                    assertThat(own.getParent()).doesNotExist();
                    assertThat(workers.getParent()).doesNotExist();
                });
            }
        }
    }

    /** Says where its buffer is, and where its worker's is, and then waits or exits. */
    static final class KilledProgram {
        private KilledProgram() {}

        public static void main(String[] args) throws Exception {
            SharedBuffer buffer = SharedBuffer.allocate(100);
            System.out.println(SharedBuffers.file(buffer));
            ProcessPool<Task, Result> pool = BufferWorker.open(options -> options.workers(1));
            Path mark = Files.createTempDirectory("mark").resolve("mark");
            try {
                pool.submit(task(Deed.ALLOCATE_AND_SLEEP, null, mark));
                while (!Files.exists(mark)) {
                    Thread.onSpinWait();
                }
                System.out.println(Files.readString(mark));
                if (args[0].equals("exit")) {
                    System.exit(buffer.size() == 100 ? 0 : 1);
                }
                System.in.read();
            } finally {
                Reference.reachabilityFence(pool); // the loop makes garbage: a collection would end the pool
            }
        }
    }
}

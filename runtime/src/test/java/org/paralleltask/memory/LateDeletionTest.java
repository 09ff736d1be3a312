package org.paralleltask.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.Program;

/** Files that are mapped, where the system deletes no such file. */
@Timeout(60)
@EnabledOnOs(OS.LINUX) // shows what is mapped
class LateDeletionTest {
    @TempDir
    private Path directory;

    private List<String> run(String what) throws Exception {
        try (Program program = Program.start(
                List.of(), List.of(Poor.flag("delete"), "-Xmx64m"), MappingProgram.class, directory, what)) {
            return program.rest();
        }
    }

    @Test
    void aMappedFileIsDeletedOnceTheCollectorHasUnmappedIt() throws Exception {
        assertThat(run("one"))
                .containsExactly("mapped: not deleted", "other: deleted", "again: not deleted", "unmapped: deleted");
    }

    @Test
    void whereManyWaitTheCollectorIsAsked() throws Exception {
        assertThat(run("many")).containsExactly("no more than 64 wait");
    }

    @Test
    void aDiskThatIsFullHasRoomWhenTheCollectorWasAsked() throws Exception {
        assertThat(run("room")).containsExactly("nothing waits: no room", "one waits: room");
    }

    /** Maps files, and deletes them. */
    static final class MappingProgram {
        private static final AtomicInteger GONE = new AtomicInteger();

        @SuppressWarnings("UnusedVariable") // keeps it mapped
        private static @Nullable ByteBuffer mapped;

        private MappingProgram() {}

        public static void main(String[] args) throws IOException {
            Path directory = Path.of(args[0]);
            switch (args[1]) {
                case "one" -> one(directory);
                case "many" -> many(directory);
                default -> room(directory);
            }
        }

        private static Path map(Path file) throws IOException {
            mapped = MappedFile.create(List.of(file), 4096).memory();
            return file;
        }

        private static void one(Path directory) throws IOException {
            Path file = map(directory.resolve("file"));
            Path other = Files.createFile(directory.resolve("other"));
            boolean isGone = LateDeletion.delete(List.of(file, other), GONE::incrementAndGet)
                    .isEmpty();
            say("mapped", isGone || Files.notExists(file) || GONE.get() > 0);
            say("other", Files.notExists(other));
            LateDeletion.retry();
            say("again", Files.notExists(file) || GONE.get() > 0);
            mapped = null;
            while (GONE.get() == 0) { // or the test ends this program
                System.gc();
                LateDeletion.retry();
            }
            say("unmapped", Files.notExists(file) && GONE.get() == 1);
        }

        private static void many(Path directory) throws IOException {
            int most = 0;
            for (int i = 0; i < 100; i++) {
                LateDeletion.retry();
                Path file = map(directory.resolve("file-" + i));
                LateDeletion.delete(List.of(file), GONE::incrementAndGet);
                most = Math.max(most, LateDeletion.waiting());
            }
            System.out.println(most <= 64 ? "no more than 64 wait" : most + " wait");
        }

        private static void room(Path directory) throws IOException {
            System.out.println("nothing waits: " + (LateDeletion.makesRoom() ? "room" : "no room"));
            Path file = map(directory.resolve("file"));
            LateDeletion.delete(List.of(file), GONE::incrementAndGet);
            mapped = null;
            System.out.println("one waits: " + (LateDeletion.makesRoom() ? "room" : "no room"));
        }

        private static void say(String what, boolean isDeleted) {
            System.out.println(what + (isDeleted ? ": deleted" : ": not deleted"));
        }
    }
}

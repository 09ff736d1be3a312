package org.paralleltask.host.death;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a directory of captured tasks holds. */
class CaptureBoundTest {
    @TempDir
    private Path directory;

    /** A file as long as asked, of which nothing is written. */
    private void make(String name, long bytes, int age) throws IOException {
        Path file = directory.resolve(name);
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(bytes);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000_000_000L - age * 1000L));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theOldestTasksGoWithAllTheirFiles() throws Exception {
        for (int i = 0; i < CaptureBound.MOST_TASKS + 2; i++) {
            make("parse-1-" + i + ".task", 1, i);
            make("parse-1-" + i + ".sh", 1, i);
        }

        CaptureBound.keep(directory, "parse-1-0");

        assertThat(names())
                .hasSize(2 * CaptureBound.MOST_TASKS)
                .contains("parse-1-0.task", "parse-1-99.sh")
                .doesNotContain("parse-1-100.task", "parse-1-100.sh", "parse-1-101.task");
    }

    @Test
    void theOldestGoWhereTheyAreTooLarge() throws Exception {
        make("parse-1-1.task", 10, 1);
        make("java_pid7.hprof", CaptureBound.MOST_BYTES - 5, 2);
        make("parse-1-2.task", 10, 3);

        CaptureBound.keep(directory, "parse-1-1");

        assertThat(names()).containsExactly("parse-1-1.task", "parse-1-2.task");
    }

    @Test
    void theOneThatWasJustWrittenStaysHoweverLargeAndSoDoOtherFiles() throws Exception {
        make("parse-1-1.task", CaptureBound.MOST_BYTES + 1, 1);
        make("notes.txt", CaptureBound.MOST_BYTES, 2);

        CaptureBound.keep(directory, "parse-1-1");

        assertThat(names()).containsExactly("notes.txt", "parse-1-1.task");
    }
}

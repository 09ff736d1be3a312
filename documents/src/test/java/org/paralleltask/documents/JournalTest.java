package org.paralleltask.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of results, and what of it survives. */
class JournalTest {
    private static final Extracted FOUND =
            new Extracted("text/plain", "two\nlines, \"quotes\", \u00e4", false, Map.of("title", List.of("a", "b")));

    @TempDir
    private Path directory;

    @Test
    void remembersWhatHasALine() throws IOException {
        Path file = directory.resolve("lines.jsonl");
        try (Journal journal = Journal.open(file)) {
            journal.add("a/b \u00e4.txt", FOUND, Duration.ofMillis(5));
            journal.add("c\nd.pdf", new Verdict("EXIT", "it left", Optional.empty()), Duration.ZERO);
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.has("a/b \u00e4.txt")).isTrue();
            assertThat(journal.has("c\nd.pdf")).isTrue();
            assertThat(journal.has("e")).isFalse();
            assertThat(journal.torn()).isZero();
        }
    }

    /** Wherever the program is killed within a line, the lines before it stay and the next one is whole. */
    @Test
    void cutsATornLineOffAtAnyLength() throws IOException {
        Path whole = directory.resolve("whole.jsonl");
        long first;
        try (Journal journal = Journal.open(whole)) {
            journal.add("one", FOUND, Duration.ZERO);
            first = Files.size(whole);
            journal.add("two", FOUND, Duration.ZERO);
        }
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = (int) first; length < bytes.length; length++) {
            Path torn = directory.resolve("torn.jsonl");
            Files.write(torn, Arrays.copyOf(bytes, length));

            try (Journal journal = Journal.open(torn)) {
                assertThat(journal.torn()).isEqualTo(length - first);
                assertThat(journal.has("one")).isTrue();
                assertThat(journal.has("two")).isFalse();
                journal.add("two", FOUND, Duration.ZERO);
            }

            assertThat(torn).hasBinaryContent(bytes);
        }
    }

    /** A file's length may have reached the disk, and its content not. */
    @Test
    void cutsZeroBytesOffThatAPowerCutLeaves() throws IOException {
        Path whole = directory.resolve("whole.jsonl");
        try (Journal journal = Journal.open(whole)) {
            journal.add("one", FOUND, Duration.ZERO);
        }
        String line = Files.readString(whole);
        for (String begun : List.of("", line.substring(0, 3), line.substring(0, 40))) {
            Path torn = Files.writeString(directory.resolve("torn.jsonl"), line + begun + "\0".repeat(5000));

            try (Journal journal = Journal.open(torn)) {
                assertThat(journal.torn()).isEqualTo(begun.length() + 5000);
                assertThat(journal.has("one")).isTrue();
            }

            assertThat(torn).hasContent(line);
        }
    }

    @Test
    void refusesZeroBytesAmongLines() throws IOException {
        Path file = directory.resolve("lines.jsonl");
        try (Journal journal = Journal.open(file)) {
            journal.add("one", FOUND, Duration.ZERO);
        }
        Files.writeString(file, "\0\0" + Files.readString(file), StandardOpenOption.APPEND);
        byte[] bytes = Files.readAllBytes(file);

        assertThatThrownBy(() -> Journal.open(file)).hasMessageContaining("line 2 of " + file);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void readsLinesThatAreLongerThanABlock() throws IOException {
        Path file = directory.resolve("long.jsonl");
        Extracted large = new Extracted("text/plain", "x".repeat(200_000), true, Map.of());
        try (Journal journal = Journal.open(file)) {
            journal.add("one", large, Duration.ZERO);
            journal.add("two", large, Duration.ZERO);
        }

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.has("one")).isTrue();
            assertThat(journal.has("two")).isTrue();
            assertThat(journal.torn()).isZero();
        }
    }

    @Test
    void refusesAFileOfAnotherProgramAndLeavesItAsItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "Buy milk.\nCall home");

        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1 of " + file)
                .hasMessageContaining("--out");
        assertThat(file).hasContent("Buy milk.\nCall home");
    }

    @Test
    void refusesAFileOfAnotherProgramThatIsOneUnfinishedLine() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "Buy milk.");

        assertThatThrownBy(() -> Journal.open(file)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("Buy milk.");
    }

    @Test
    void refusesAFileThatAnotherRunWrites() throws IOException {
        Path file = directory.resolve("lines.jsonl");
        try (Journal journal = Journal.open(file)) {
            journal.add("one", FOUND, Duration.ZERO);

            assertThatThrownBy(() -> Journal.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another run writes " + file);
        }
    }
}

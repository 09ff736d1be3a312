package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program answers when it is used as it cannot be: two lines and an exit code, never a stack trace. */
class UserMistakeTest {
    private static final String WORKERS = "paralleltask.census.workers";
    private static final String JVM_ARGS = "paralleltask.census.jvmArgs";

    @TempDir
    private Path folder;

    @AfterEach
    void clearProperties() {
        System.clearProperty(WORKERS);
        System.clearProperty(JVM_ARGS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--workers 0              | '--workers': must be at least 1, not 0",
                "--workers -3             | '--workers': must be at least 1, not -3",
                "--workers many           | '--workers': must be a whole number, not 'many'",
                "primes --workers 0       | '--workers': must be at least 1, not 0",
                "--queue-size -1          | '--queue-size': must be at least 1, not -1",
                "--queue-size 0           | '--queue-size': must be at least 1, not 0",
                "--top 0                  | '--top': must be at least 1, not 0",
                "--timeout soon           | timeout must be a duration such as",
                "--timeout 0s             | timeout must be at least 1 ms",
                "primes --timeout soon    | timeout must be a duration such as",
                "primes --numbers ten     | 'ten' is not an int",
                "primes 100               | Unmatched argument at index 1: '100'",
                "fib --numbers -1         | a number must be from 0 to 92, not -1",
                "fib --numbers 93         | a number must be from 0 to 92, not 93",
                "duplicates --readers 0 . | '--readers': must be at least 1, not 0",
                "duplicates               | Missing required parameter: 'FOLDER'",
                "duplicates /no/such/path | no such folder: /no/such/path",
                "--colour                 | Unknown option: '--colour'",
                "/no/such/folder          | no such file or folder: /no/such/folder",
                "census /no/such/file.jar | no such file or folder: /no/such/file.jar",
            })
    void isToldWhatIsWrong(String args, String message) throws IOException {
        String[] words = args.split(" ", -1);
        String[] all = words[0].startsWith("--t") ? with(TestArchive.smallJar(folder.resolve("a.jar")), words) : words;

        assertRefused(ProgramRun.of((Object[]) all), message);
    }

    @Test
    void isToldThatAFolderHoldsNoArchive() throws IOException {
        Files.writeString(folder.resolve("readme.txt"), "no archive");

        assertRefused(ProgramRun.of(folder), "no .jar or .jmod file in " + folder);
    }

    @Test
    void isToldOfAWrongSystemProperty() throws IOException {
        Path jar = TestArchive.smallJar(folder.resolve("a.jar"));
        System.setProperty(WORKERS, "many");

        assertRefused(ProgramRun.of(jar), "System property " + WORKERS);
    }

    @Test
    void isToldOfAMavenRepositoryThatDoesNotExist() {
        String before = System.getProperty("maven.repo.local");
        System.setProperty("maven.repo.local", folder.resolve("nowhere").toString());
        try {
            assertRefused(ProgramRun.of(), "no such folder: " + folder.resolve("nowhere"));
        } finally {
            if (before == null) {
                System.clearProperty("maven.repo.local");
            } else {
                System.setProperty("maven.repo.local", before);
            }
        }
    }

    @Test
    void isToldOnceWhyNoWorkerStarts() throws IOException {
        TestArchive.smallJar(folder.resolve("a.jar"));
        TestArchive.smallJar(folder.resolve("b.jar"));
        System.setProperty(JVM_ARGS, "-XX:+NoSuchFlag");

        ProgramRun run = ProgramRun.of(folder);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("paralleltask-example: ").containsOnlyOnce("Unrecognized VM option");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    private static void assertRefused(ProgramRun run, String message) {
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("paralleltask-example").contains(message);
        assertThat(run.err().lines()).hasSize(2);
    }

    private static String[] with(Path path, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = path.toString();
        return all;
    }
}

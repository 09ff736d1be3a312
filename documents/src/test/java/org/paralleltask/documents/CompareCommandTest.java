package org.paralleltask.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code compare}: three ways, each in a process of its own. */
@Timeout(180)
class CompareCommandTest {
    @TempDir
    private Path directory;

    @Test
    void showsWhatEachWayHadToShow() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("folder"));
        Files.writeString(folder.resolve("a.html"), "<html><body>First.</body></html>");
        Files.writeString(folder.resolve("b.planted-exit"), "%PLANTED exit\n");
        Files.writeString(folder.resolve("c.html"), "<html><body>Last.</body></html>");

        ProgramRun run = ProgramRun.of("compare", folder, "--workers", 1);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .startsWith("3 files")
                .containsPattern("ParallelTask +[\\d.]+ +[\\d.NaN]+ +2 +1 +0 +by itself\n")
                .containsPattern("Tika's ForkParser +[\\d.]+ +[\\d.NaN]+ +2 +1 +0 +by itself\n")
                .containsPattern("a thread pool +[\\d.]+ +[\\d.NaN]+ +[01] +0 +[23] +its JVM died: exit status 3\n");
    }

    /** {@code ForkParser} takes what its dying JVM prints for the end of a document, now and then: see the page. */
    @Test
    void showsWhatACrashOfNativeCodeCostsEachWay() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("folder"));
        Files.writeString(folder.resolve("a.html"), "<html><body>First.</body></html>");
        Files.writeString(folder.resolve("b.planted-crash"), "%PLANTED crash\n");
        Files.writeString(folder.resolve("c.html"), "<html><body>Last.</body></html>");

        ProgramRun run = ProgramRun.of("compare", folder, "--workers", 1);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .startsWith("3 files")
                .containsPattern("ParallelTask +[\\d.]+ +[\\d.NaN]+ +2 +1 +0 +by itself\n")
                .containsPattern("Tika's ForkParser +[\\d.]+ +[\\d.NaN]+ +(2 +1|3 +0) +0 +by itself\n")
                .containsPattern("a thread pool +[\\d.]+ +[\\d.NaN]+ +[01] +0 +[23] +its JVM died: exit status 134\n");
    }
}

package org.paralleltask.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code compare}: three ways, each in a process of its own. */
@Timeout(180)
class CompareCommandTest {
    @TempDir
    private Path directory;

    /**
     * One document of three costs its worker. {@code ForkParser} takes what its JVM prints as it crashes for the end of a
     * document, now and then: see the page.
     */
    @ParameterizedTest
    @CsvSource({"exit, 2 +1, 3", "crash, (2 +1|3 +0), 134"})
    void showsWhatEachWayHadToShow(String planted, String byForkParser, int exitStatus) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("folder"));
        Files.writeString(folder.resolve("a.html"), "<html><body>First.</body></html>");
        Files.writeString(folder.resolve("b.planted-" + planted), "%PLANTED " + planted + "\n");
        Files.writeString(folder.resolve("c.html"), "<html><body>Last.</body></html>");

        ProgramRun run = ProgramRun.of("compare", folder, "--workers", 1);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .startsWith("3 files")
                .containsPattern("ParallelTask +[\\d.]+ +[\\d.NaN]+ +2 +1 +0 +by itself\n")
                .containsPattern("Tika's ForkParser +[\\d.]+ +[\\d.NaN]+ +" + byForkParser + " +0 +by itself\n")
                .containsPattern("a thread pool +[\\d.]+ +[\\d.NaN]+ +[01] +0 +[23] +its JVM died: exit status "
                        + exitStatus + "\n");
    }
}

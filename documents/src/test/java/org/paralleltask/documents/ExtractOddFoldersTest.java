package org.paralleltask.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code extract} on folders that have more than plain files. */
@Timeout(180)
class ExtractOddFoldersTest {
    private static final String PAGE = "<html><body>A page.</body></html>";

    @TempDir
    private Path own;

    /** What no parser is asked to read has a line with the reason, and only one after two runs. */
    @Test
    void linksSpecialFilesAndNamesOfBytesHaveALine() throws Exception {
        Path folder = Files.createDirectories(own.resolve("folder")).toRealPath();
        Files.createSymbolicLink(folder.resolve("link.html"), Path.of("%FE.html"));
        Files.createSymbolicLink(folder.resolve("link"), folder);
        Files.createSymbolicLink(folder.resolve("broken"), Path.of("nowhere"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        List<String> bytes = List.of("%FE.html", "%FF.html");
        for (String name : bytes) {
            Files.writeString(Path.of(URI.create(folder.toUri() + name)), PAGE);
        }
        Path lines = own.resolve("lines.jsonl");

        ProgramRun first = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1);
        ProgramRun second = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1);

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out()).startsWith("Read 6 of 6 files").containsPattern("LINK +3\n");
        assertThat(second.out()).startsWith("Read 0 of 6 files");
        assertThat(Line.all(lines).stream().map(line -> line.file() + " " + line.outcome() + " " + line.cause()))
                .containsExactlyInAnyOrder(
                        "broken failed LINK",
                        "link failed LINK",
                        "link.html failed LINK",
                        "pipe failed SPECIAL_FILE",
                        "bytes://%FE.html text ",
                        "bytes://%FF.html text ");
        assertThat(Line.all(lines))
                .filteredOn(line -> line.file().equals("broken"))
                .allSatisfy(line ->
                        assertThat(line.reason()).isEqualTo("a link, which is not followed; it leads to nowhere"));
    }

    /** Its path is too long for the system, for every user. */
    @Test
    void aFolderTooDeepHasALine() throws Exception {
        Path folder = Files.createDirectories(own.resolve("folder")).toRealPath();
        Files.writeString(folder.resolve("page.html"), PAGE);
        String level = "d".repeat(250);
        String levels = String.join("/", Collections.nCopies(10, level));
        Path lower = Files.createDirectories(own.resolve("lower").resolve(levels));
        Files.writeString(lower.resolve("hidden.txt"), "hidden");
        Path upper = Files.createDirectories(folder.resolve(levels));
        Files.move(own.resolve("lower").resolve(level), upper.resolve(level));
        Path lines = own.resolve("lines.jsonl");
        try {
            ProgramRun first = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1);
            ProgramRun second = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1);

            assertThat(List.of(first, second)).allSatisfy(run -> {
                assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
                assertThat(run.err()).startsWith("dddd").contains("it cannot be listed or read: ");
            });
            assertThat(Line.all(lines)).hasSize(2);
            assertThat(Line.all(lines))
                    .filteredOn(line -> line.cause().equals("UNREADABLE"))
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line.file()).startsWith("dddd").doesNotContain("hidden"));
        } finally {
            assertThat(new ProcessBuilder("rm", "-rf", folder.toString())
                            .start()
                            .waitFor())
                    .isZero(); // the JDK cannot
        }
    }

    @Test
    void aFolderThatCannotBeListedHasALine() throws Exception {
        Path folder = Files.createDirectories(own.resolve("folder")).toRealPath();
        Path closed = Files.createDirectories(folder.resolve("closed"));
        Files.writeString(folder.resolve("page.html"), PAGE);
        Files.writeString(closed.resolve("hidden.html"), PAGE);
        Files.setPosixFilePermissions(closed, Set.of());
        Path lines = own.resolve("lines.jsonl");
        try {
            assumeFalse(Files.isReadable(closed), "this user may list every folder");

            ProgramRun run = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1);

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
            assertThat(run.err()).startsWith("closed: it cannot be listed or read: AccessDeniedException: ");
            assertThat(names(lines)).containsExactly("closed", "page.html");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }

        ProgramRun again = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1);

        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(names(lines)).containsExactly("closed", "closed/hidden.html", "page.html");
    }

    private static List<String> names(Path lines) throws IOException {
        return Line.all(lines).stream().map(Line::file).sorted().toList();
    }
}

package org.paralleltask.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code extract} on the folder of {@code samples}, with real worker processes. */
@Timeout(180)
class ExtractCommandTest {
    /** Long enough for every good document on a busy machine. */
    private static final String LIMIT = "10s";

    @TempDir
    private static Path directory;

    private static Path samples;
    private static Path results;
    private static ProgramRun run;

    @TempDir
    private Path own;

    @BeforeAll
    static void extractSamples() {
        samples = directory.resolve("samples");
        results = directory.resolve("samples.jsonl");
        ProgramRun made = ProgramRun.of("samples", samples, "--copies", 1);
        assertThat(made.exitCode()).as(made.toString()).isZero();
        run = ProgramRun.of(
                "extract", samples, "--out", results, "--timeout", LIMIT, "--workers", 2, "--timeline", page());
    }

    private static Path page() {
        return directory.resolve("timeline.html");
    }

    @Test
    void timelineNamesTheCulprits() throws IOException {
        assertThat(Files.readString(page())).contains("loop.planted-loop").contains("TIME_LIMIT");
    }

    @Test
    void eachInputHasExactlyOneLine() throws IOException {
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(namesIn(results)).isEqualTo(filesBelow(samples));
    }

    @Test
    void goodDocumentsHaveTheirTextAndMetadata() throws IOException {
        for (String folder : List.of("archive/", "inbox/")) {
            for (String kind : List.of("report-001.pdf", "letter-001.docx", "table-001.xlsx", "page-001.html")) {
                Line line = line(folder + kind);
                assertThat(line.outcome()).as(line.toString()).isEqualTo("text");
                String name = kind.substring(0, kind.indexOf('-'));
                assertThat(line.text())
                        .contains("This is line 1 of " + name + " 1.")
                        .contains("This is line 40 of " + name + " 1.");
            }
            assertThat(line(folder + "picture-001.png").fields())
                    .containsEntry("type", "image/png")
                    .hasEntrySatisfying(
                            "metadata", metadata -> assertThat(metadata).contains("320"));
        }
        assertThat(line("inbox/letter-001.docx").fields())
                .hasEntrySatisfying("metadata", metadata -> assertThat(metadata).contains("Letter 1"));
    }

    @Test
    void eachCulpritFailsWithItsCause() throws IOException {
        assertThat(line("hostile/loop.planted-loop").cause()).isEqualTo("TIME_LIMIT");
        assertThat(line("hostile/crash.planted-crash").cause()).isEqualTo("NATIVE_CRASH");
        assertThat(line("hostile/heap.planted-heap").cause()).isEqualTo("HEAP_EXHAUSTED");
        assertThat(line("hostile/exit.planted-exit").cause()).isEqualTo("EXIT");
        assertThat(line("hostile/bomb.zip").reason()).contains("bomb");
    }

    /** Tika stops after some levels, and says so in the metadata. */
    @Test
    void archivesInArchivesAreReadSomeLevelsDeep() throws IOException {
        Line nested = line("hostile/nested.zip");

        assertThat(nested.text()).contains("archive-195.zip").doesNotContain("innermost");
        assertThat(nested.fields())
                .hasEntrySatisfying("metadata", metadata -> assertThat(metadata).contains("embedded_exception"));
    }

    @Test
    void nothingElseCostsAWorker() throws IOException {
        for (Line line : Line.all(results)) {
            if (line.file().contains("planted")) {
                continue;
            }
            assertThat(line.cause()).as(line.toString()).isIn("", "EXCEPTION");
            if (line.outcome().equals("failed")) {
                assertThat(line.file()).startsWith("hostile/");
                assertThat(line.reason()).isNotEmpty();
            }
        }
    }

    @Test
    void tasksWhoseWorkersDiedAreKept() throws IOException {
        for (Line line : Line.all(results)) {
            if (line.file().contains("planted")) {
                assertThat(Path.of(line.fields().getOrDefault("capture", "none")))
                        .as(line.toString())
                        .exists()
                        .startsWith(
                                results.resolveSibling("samples.jsonl.crashes").toRealPath());
            }
        }
    }

    @Test
    void summaryCountsByCause() {
        assertThat(run.out())
                .containsPattern("TIME_LIMIT +1\n")
                .containsPattern("NATIVE_CRASH +1\n")
                .containsPattern("HEAP_EXHAUSTED +1\n")
                .containsPattern("EXIT +1\n")
                .contains("Slowest:\n")
                .contains("hostile/loop.planted-loop: TIME_LIMIT: ");
    }

    @Test
    void secondRunReadsNothing() throws IOException {
        Path again = Files.copy(results, own.resolve("again.jsonl"));

        ProgramRun second = ProgramRun.of("extract", samples, "--out", again);

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out()).startsWith("Read 0 of " + filesBelow(samples).size() + " files");
        assertThat(again).hasSameBinaryContentAs(results);
    }

    @Test
    void tornLastLineIsReadAgain() throws IOException {
        Path torn = own.resolve("torn.jsonl");
        String last = "inbox/page-001.html";
        List<String> lines = Files.readAllLines(results).stream()
                .sorted(Comparator.comparing((String line) -> line.contains(last)))
                .toList();
        Files.write(torn, lines.subList(0, lines.size() - 1));
        String half = lines.get(lines.size() - 1).substring(0, 40);
        Files.writeString(torn, half, StandardOpenOption.APPEND);

        ProgramRun repair = ProgramRun.of("extract", samples, "--out", torn, "--workers", 1);

        assertThat(repair.exitCode()).as(repair.toString()).isZero();
        assertThat(repair.out()).startsWith("Read 1 of ").containsPattern("a torn line +40 bytes cut off\n");
        assertThat(namesIn(torn)).isEqualTo(filesBelow(samples));
    }

    /** The first Ctrl-C lets the document end that is being read; those after it have no line, and the next run reads them. */
    @Test
    void runThatWasInterruptedGoesOn() throws Exception {
        Path folder = Files.createDirectories(own.resolve("folder"));
        Files.copy(samples.resolve("inbox/page-001.html"), folder.resolve("1.html"));
        Files.copy(samples.resolve("hostile/loop.planted-loop"), folder.resolve("2.planted-loop"));
        for (int i = 3; i < 10; i++) {
            Files.copy(samples.resolve("inbox/page-001.html"), folder.resolve(i + ".html"));
        }
        Path lines = own.resolve("interrupted.jsonl");
        Path output = own.resolve("output.txt");

        Process first = ProgramRun.start(output, "extract", folder, "--out", lines, "--workers", 1, "--timeout", LIMIT);
        try {
            awaitFirstLine(first, lines, output);
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(first.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(first.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            first.destroyForcibly();
        }

        assertThat(first.exitValue()).as(Files.readString(output)).isEqualTo(1);
        assertThat(output).content().contains("Stopped: the same command goes on.");
        assertThat(namesIn(lines)).startsWith("1.html").doesNotContain("9.html");

        ProgramRun second = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1, "--timeout", "2s");

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out()).doesNotContain("a torn line");
        assertThat(namesIn(lines)).isEqualTo(filesBelow(folder));
    }

    private static void awaitFirstLine(Process run, Path lines, Path output) {
        await("the first lines, while the loop goes on")
                .atMost(Duration.ofSeconds(90))
                .until(() -> {
                    assertThat(run.isAlive()).as(Files.readString(output)).isTrue();
                    return Files.exists(lines) && !Files.readAllLines(lines).isEmpty();
                });
    }

    @Test
    void runThatWasKilledGoesOn() throws Exception {
        Path folder = Files.createDirectories(own.resolve("folder"));
        for (String name : List.of("report-001.pdf", "letter-001.docx", "page-001.html", "table-001.xlsx")) {
            Files.copy(samples.resolve("inbox").resolve(name), folder.resolve(name));
        }
        Files.copy(samples.resolve("hostile/loop.planted-loop"), folder.resolve("loop.planted-loop"));
        Path lines = own.resolve("killed.jsonl");
        Path output = own.resolve("output.txt");

        Process first = ProgramRun.start(output, "extract", folder, "--out", lines, "--workers", 2, "--timeout", "10m");
        List<ProcessHandle> workers;
        try {
            awaitFirstLine(first, lines, output);
            workers = first.descendants().toList();
        } finally {
            first.destroyForcibly();
        }
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await("the end of its workers")
                .atMost(Duration.ofSeconds(60))
                .until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(namesIn(lines)).isNotEmpty().doesNotContain("loop.planted-loop");

        ProgramRun second = ProgramRun.of("extract", folder, "--out", lines, "--workers", 1, "--timeout", LIMIT);

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(namesIn(lines)).isEqualTo(filesBelow(folder));
    }

    private static Line line(String file) throws IOException {
        return Line.all(results).stream()
                .filter(line -> line.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line for " + file + ": " + run));
    }

    private static List<String> namesIn(Path file) throws IOException {
        return Line.all(file).stream().map(Line::file).sorted().toList();
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}

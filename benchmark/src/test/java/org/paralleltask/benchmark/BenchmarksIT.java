package org.paralleltask.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the jar runs, as a user runs it. What it measures is not looked at. */
class BenchmarksIT {
    private static final String VALUE = "[0-9]+(\\.[0-9]+)?";

    static List<String> names() throws Exception {
        return run(0, "list").stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void measuresEachFigure(String name) throws Exception {
        List<String> lines = run(0, "run", "--quick", name);

        assertThat(lines).isNotEmpty();
        assertThat(lines.get(0)).matches(name + " " + VALUE + " (ns|ms|s|bytes|MB|MB/s|tasks/s)  .*");
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line)
                        .matches("ratio-" + name + "-[a-z-]+ (" + VALUE + " x  .*|skipped: no python3)"));
    }

    @Test
    void plots(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("plot.svg");

        assertThat(run(0, "plot", "--quick", file.toString())).isEmpty();

        assertThat(file).content().contains("<svg", "<path").endsWith("</svg>\n");
    }

    @Test
    void namesTheFiguresWhenAskedForAnother() throws Exception {
        assertThat(run(2, "run", "--quick", "speed")).isEmpty();
    }

    private static List<String> run(int status, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it starts, above all
                "-jar",
                Path.of("target", "benchmarks.jar").toString()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(status);
        return printed.lines().toList();
    }
}

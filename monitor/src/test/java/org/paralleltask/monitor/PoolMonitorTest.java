package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program's table on a terminal of its own, which {@code script} makes, and where there is none. */
@Timeout(120)
class PoolMonitorTest {
    private static final String HIDE = "\u001b[?25l";
    private static final String SHOW = "\u001b[?25h";

    @TempDir
    private Path directory;

    private List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparalleltask.archive=off",
                "-cp",
                System.getProperty("java.class.path"),
                MonitoredProgram.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** In a pseudo-terminal: all that is written to it comes out. */
    private Process inTerminal(Path output, String... arguments) throws IOException {
        boolean hasScript =
                Stream.of("/usr/bin/script", "/bin/script").map(Path::of).anyMatch(Files::isExecutable);
        if (!hasScript) {
            System.out.println("SKIPPED: no program 'script' (Debian: apt-get install bsdutils)");
        }
        assumeTrue(hasScript, "there is no program 'script', which makes a terminal");
        // A build in the background ignores interrupts, and so would all that it starts.
        Path program = Files.writeString(
                directory.resolve("program.sh"),
                "exec env --default-signal=INT '" + String.join("' '", java(arguments)) + "'\n");
        ProcessBuilder script =
                new ProcessBuilder("script", "-q", "-e", "-c", "sh " + program, "/dev/null").redirectErrorStream(true);
        script.environment().put("TERM", "xterm");
        script.environment().put("LANG", "C");
        script.environment().remove("LC_ALL");
        return script.redirectOutput(output.toFile()).start();
    }

    private static String text(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aTerminalShowsTheTableAndIsLeftAsItWas() throws Exception {
        Path output = directory.resolve("output");

        assertThat(inTerminal(output).waitFor()).isZero();

        String text = text(output);
        assertThat(text).contains(HIDE, "WORKER", "deed-1", "DeedTask[deed=PRINT", "shown: true");
        assertThat(text.lastIndexOf(SHOW)).isGreaterThan(text.lastIndexOf(HIDE));
        VirtualTerminal terminal = new VirtualTerminal();
        terminal.write(text.replaceAll("[^\\x00-\\x7f]", "?").getBytes(StandardCharsets.US_ASCII));
        List<String> seen = terminal.lines();
        assertThat(seen)
                .filteredOn(line -> line.contains("printed by"))
                .hasSize(6)
                .allMatch(line -> line.matches("\\[deed-[12]] printed by [0-5]"));
        assertThat(seen)
                .filteredOn(line -> line.contains("100 %"))
                .singleElement()
                .asString()
                .contains("6 of 6");
        assertThat(seen).contains("the end").noneMatch(line -> line.startsWith("WORKER"));
    }

    @Test
    void oneThreadDrawsHoweverOftenATableIsClosedAndAnotherShown() throws Exception {
        Path output = directory.resolve("output");

        int status = inTerminal(output, "again").waitFor();

        assertThat(text(output)).contains("shown: true", "the end");
        assertThat(status).isZero();
    }

    @Test
    void theCursorComesBackAtCtrlC() throws Exception {
        Path output = directory.resolve("output");
        Process script = inTerminal(output, "wait");
        await().atMost(Duration.ofSeconds(60)).until(() -> text(output).contains("deed=RETURN"));

        script.descendants()
                .filter(PoolMonitorTest::isJava)
                .filter(process -> process.parent().stream().noneMatch(PoolMonitorTest::isJava)) // workers have one
                .forEach(process -> interrupt(process.pid()));

        assertThat(script.waitFor()).isNotZero();
        String text = text(output);
        assertThat(text.lastIndexOf(SHOW)).isGreaterThan(text.lastIndexOf(HIDE));
    }

    /** By the program's file: the JDK does not tell a command line of more than 4096 bytes. */
    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/java");
    }

    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsDrawnWhereThereIsNoTerminal() throws Exception {
        Process program = new ProcessBuilder(java()).redirectErrorStream(true).start();
        String text = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).isZero();
        assertThat(text).contains("shown: false", "the end").doesNotContain("\u001b", "WORKER");
        assertThat(text.lines()).hasSize(8);
    }

    @Test
    void aNumberOfTasksIsNotNegative() {
        try (NothingPool pool = NothingPool.open(options -> options.startOnDemand(true))) {
            assertThatThrownBy(() -> PoolMonitor.attach(pool, -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("total is -1");
        }
    }
}

package org.paralleltask.cluster.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.cluster.engine.EngineFlags;
import org.paralleltask.cluster.engine.KeyFile;
import org.paralleltask.cluster.testing.TestNodeMain;

/** Two nodes and a program on three hosts, with a key; the network between them is cut and slowed. */
@EnabledIf("org.paralleltask.cluster.hosts.TestHosts#canBeMade")
@Timeout(180)
class HostsTest {
    private static final int PROGRAM = 2;

    private final List<Process> processes = new ArrayList<>();
    private final List<Process> nodes = new ArrayList<>();
    private TestHosts hosts;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        hosts = TestHosts.make(3);
        KeyFile.create(key());
        for (int host = 0; host < 2; host++) {
            nodes.add(node(host));
        }
    }

    @AfterEach
    void end() throws IOException {
        List<ProcessHandle> workers =
                processes.stream().flatMap(Process::descendants).toList();
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        workers.forEach(ProcessHandle::destroyForcibly);
        workers.forEach(worker -> worker.onExit().join());
        hosts.close();
    }

    private Path key() {
        return directory.resolve("cluster.p12");
    }

    private Process node(int host) throws IOException {
        Process node = java(
                host,
                TestNodeMain.class,
                "--listen",
                hosts.address(host),
                "--join",
                hosts.address(0),
                "--key",
                key().toString(),
                "--slots",
                "1",
                "--cache",
                directory.resolve("cache" + host).toString());
        BufferedReader said = said(node);
        String line = said.readLine();
        assertThat(line).contains(hosts.address(host) + " is ready: 1 slot");
        return node;
    }

    /** A program that does what {@link HostsProgram} has of this name. */
    private Process program(String deed) throws IOException {
        return java(
                PROGRAM,
                HostsProgram.class,
                hosts.address(0) + "," + hosts.address(1),
                hosts.address(PROGRAM),
                key().toString(),
                deed,
                directory.toString());
    }

    private Process java(int host, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(EngineFlags.flags());
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(hosts.command(host, command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<String> rest(BufferedReader said) {
        Stream<String> lines = said.lines();
        return lines.toList();
    }

    private int hostOf(long worker) {
        long parent =
                ProcessHandle.of(worker).orElseThrow().parent().orElseThrow().pid();
        return nodes.get(0).pid() == parent ? 0 : 1;
    }

    @Test
    @DisplayName("Nodes on other hosts run a program's tasks, and its classes travel to them")
    void otherHosts() throws Exception {
        assertThat(rest(said(program("map")))).containsExactly("nodes [10.77.0.1, 10.77.0.2]", "right");
    }

    @Test
    @DisplayName("A host is cut off: its task runs again on the other, its worker ends, its node ends or joins again")
    void aHostIsCutOff() throws Exception {
        Process program = program("meet");
        BufferedReader said = said(program);
        assertThat(said.readLine()).startsWith("nodes ");
        long worker = pidOfMeeting();
        int host = hostOf(worker);
        hosts.cut(host);
        await().until(() -> pidOfMeeting() != worker); // the task runs again
        await().until(() -> !ProcessHandle.of(worker)
                .filter(ProcessHandle::isAlive)
                .isPresent()); // cut off, and the node has seen it
        hosts.mend(host);
        Files.writeString(directory.resolve("go"), "go");
        assertThat(rest(said)).containsExactly("met");
    }

    /** The worker that has run the task last. */
    private long pidOfMeeting() throws IOException {
        Path mine = directory.resolve("mine");
        await().until(() -> Files.exists(mine));
        return Long.parseLong(Files.readString(mine));
    }

    @Test
    @DisplayName("A host has a slow cable: every task has its value, and the other host does most of them")
    void aSlowCable() throws Exception {
        hosts.slow(1, "40mbit");
        List<String> lines = rest(said(program("shares")));
        assertThat(lines).contains("right");
        assertThat(lines).filteredOn(line -> line.startsWith("share ")).hasSize(1);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("the slow host did less");
    }
}

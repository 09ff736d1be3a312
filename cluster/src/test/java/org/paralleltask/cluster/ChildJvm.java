package org.paralleltask.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.paralleltask.base.UninterruptibleThread;

/** A JVM that a test starts and ends, and what it prints. For one thread. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final List<String> lines = new ArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts one with these arguments of {@code java}. */
    public static ChildJvm start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return new ChildJvm(builder.start());
    }

    /** A port on which nothing listens, below those that systems take for connections. */
    public static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // another, then
            }
        }
    }

    /** Waits until it has printed a line with this text, and returns that; what comes later is not kept. */
    public String awaitLine(String text) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("It has ended without \"" + text + "\": " + String.join("\n", lines));
    }

    /** Waits until it has ended, and returns what it has printed. */
    public List<String> awaitEnd() throws IOException, InterruptedException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
        }
        process.waitFor();
        return List.copyOf(lines);
    }

    /** From now on nothing that it prints matters, nor holds it up. */
    public void readOn() {
        UninterruptibleThread.detached("child", () -> {
                    try {
                        said.transferTo(java.io.Writer.nullWriter());
                    } catch (IOException itHasEnded) {
                        // so has what it prints
                    }
                })
                .start();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public int status() {
        return process.exitValue();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        process.onExit().join();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}

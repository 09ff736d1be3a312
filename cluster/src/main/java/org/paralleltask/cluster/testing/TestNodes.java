package org.paralleltask.cluster.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.Cluster;
import org.paralleltask.cluster.ClusterOptions;
import org.paralleltask.cluster.engine.EngineFlags;

/**
 * Nodes for a test: each a JVM of its own on this machine, which listens on loopback only. They end with the test's process,
 * at the latest. A JUnit extension ends them:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestNodes nodes = TestNodes.start(3);
 *
 * @Test
 * void aNodeDies() {
 *     try (Cluster cluster = nodes.join()) {
 *         nodes.kill(1);
 *     }
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class TestNodes implements AfterAllCallback, AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int MOST_TRIES = 100;

    private final List<String> arguments;
    private final Path cache;
    private final List<TestNode> nodes = new ArrayList<>(); // guarded by itself

    /** One node: its process, and where it listens. */
    private record TestNode(Process process, int port) {}

    private TestNodes(List<String> arguments, Path cache) {
        this.arguments = arguments;
        this.cache = cache;
    }

    /**
     * Starts nodes, and returns when all are ready.
     *
     * @param count how many, 0 or more
     * @param arguments what each is told besides, such as {@code "--slots", "2"}; one slot by default
     * @return the nodes; JUnit ends them if they are registered, or else the caller closes them
     * @throws UncheckedIOException if one cannot start; the others are ended then
     */
    public static TestNodes start(int count, String... arguments) {
        try {
            TestNodes all = new TestNodes(List.of(arguments), Files.createTempDirectory("paralleltask-test-nodes-"));
            boolean isReady = false;
            try {
                List<TestNode> started = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    started.add(all.launch());
                }
                for (TestNode node : started) {
                    all.awaitReady(node);
                }
                isReady = true;
                return all;
            } finally {
                if (!isReady) {
                    all.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The nodes of a test could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Starts one more, and returns when it is ready.
     *
     * @throws UncheckedIOException if it cannot start
     */
    public void add() {
        try {
            awaitReady(launch());
        } catch (IOException e) {
            throw new UncheckedIOException("A node of a test could not be started: " + e.getMessage(), e);
        }
    }

    private TestNode launch() throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(EngineFlags.flags());
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "").replace("::", ":")));
        command.add(TestNodeMain.class.getName());
        command.addAll(List.of("--listen", HOST + ":" + port, "--cache", cache.toString(), "--drain", "20"));
        synchronized (nodes) {
            String others = seeds();
            if (!others.isEmpty()) {
                command.addAll(List.of("--join", others));
            }
            if (!arguments.contains("--slots")) {
                command.addAll(List.of("--slots", "1"));
            }
            command.addAll(arguments);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            TestNode node = new TestNode(process, port);
            nodes.add(node);
            return node;
        }
    }

    /** One that no connection gets by chance before the node listens: systems take those from higher ports. */
    private static int freePort() throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // another, then
            }
        }
        throw new IOException("no port between " + FIRST_PORT + " and " + (FIRST_PORT + PORTS) + " is free");
    }

    /** Reads what it prints until it is ready, and then for as long as it lives, so that it does not wait. */
    private void awaitReady(TestNode node) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(node.process().getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.contains(" is ready: ")) {
                UninterruptibleThread.detached("test-node", () -> drain(said)).start();
                return;
            }
        }
        throw new IOException("it has ended: " + String.join(File.pathSeparator, lines));
    }

    private static void drain(BufferedReader said) {
        try (said) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                System.err.println("[node] " + line);
            }
        } catch (IOException itHasEnded) {
            // so has what it prints
        }
    }

    private TestNode node(int index) {
        synchronized (nodes) {
            return nodes.get(index);
        }
    }

    /**
     * A program's view of these nodes, of those that live.
     *
     * @return the cluster; the caller closes it
     * @throws UncheckedIOException if none answers in time
     */
    public Cluster join() {
        return join(options -> options);
    }

    /**
     * The same, with other options.
     *
     * @param options given the options that name these nodes, returns those to use
     * @return the cluster; the caller closes it
     * @throws IllegalArgumentException if an option is wrong
     * @throws UncheckedIOException if none answers in time
     */
    public Cluster join(UnaryOperator<ClusterOptions> options) {
        return Cluster.join(given -> options.apply(given.seeds(seeds())));
    }

    /**
     * Where those listen that live.
     *
     * @return text that {@link ClusterOptions#seeds(String)} takes; empty if none lives
     */
    public String seeds() {
        synchronized (nodes) {
            return nodes.stream()
                    .filter(node -> node.process().isAlive())
                    .map(node -> HOST + ":" + node.port())
                    .collect(Collectors.joining(","));
        }
    }

    /**
     * The name of a node in messages.
     *
     * @param index of the node, from 0, in the order of their starts
     * @return such as {@code 127.0.0.1:40123}
     * @throws IndexOutOfBoundsException if there is no such node
     */
    public String name(int index) {
        return HOST + ":" + node(index).port();
    }

    /**
     * The process of a node.
     *
     * @param index of the node, from 0, in the order of their starts
     * @return its process, which may have ended
     * @throws IndexOutOfBoundsException if there is no such node
     */
    public ProcessHandle process(int index) {
        return node(index).process().toHandle();
    }

    /**
     * Kills a node at once, as {@code kill -9} does, and returns when it is gone.
     *
     * @param index of the node, from 0, in the order of their starts
     * @throws IndexOutOfBoundsException if there is no such node
     */
    public void kill(int index) {
        Process process = node(index).process();
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * Tells a node to end, as {@code SIGTERM} does; does not wait.
     *
     * @param index of the node, from 0, in the order of their starts
     * @throws IndexOutOfBoundsException if there is no such node
     */
    public void terminate(int index) {
        process(index).destroy(); // the Process would also close the node's standard input, which ends it at once
    }

    /** Ends all nodes, and returns when nothing is left of them. */
    @Override
    public void close() {
        List<TestNode> all;
        synchronized (nodes) {
            all = List.copyOf(nodes);
        }
        List<ProcessHandle> workers =
                all.stream().flatMap(node -> node.process().descendants()).toList();
        all.forEach(node -> node.process().destroyForcibly());
        all.forEach(node -> node.process().onExit().join());
        workers.forEach(ProcessHandle::destroyForcibly);
        workers.forEach(worker -> worker.onExit().join());
        delete(cache);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            // in the directory for temporary files
        }
    }
}

package org.paralleltask.cluster.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hosts with a network between them, on this machine: each is a Linux network namespace with one cable, and all cables end in a
 * switch, which is a bridge in a namespace of its own. A cable can be cut and slowed. Nothing outside the namespaces is
 * changed. Needs Linux, the commands {@code ip} and {@code tc}, and the right to make namespaces (root).
 */
final class TestHosts implements AutoCloseable {
    private static final String NETWORK = "10.77.0.";

    private final String prefix = "pt" + ProcessHandle.current().pid() + "-";
    private final String hub = prefix + "hub";
    private final int count;

    private TestHosts(int count) {
        this.count = count;
    }

    /** Whether this system lets a test make hosts; if not, standard error says why. */
    static boolean canBeMade() {
        try (TestHosts one = make(1)) {
            run("ip", "netns", "exec", one.name(0), "true");
            return true;
        } catch (IOException | IllegalStateException e) {
            System.err.println("Tests with hosts of their own are skipped: " + e.getMessage());
            return false;
        }
    }

    /** Makes hosts, with the indexes from 0. */
    static TestHosts make(int count) throws IOException {
        TestHosts hosts = new TestHosts(count);
        boolean isMade = false;
        try {
            run("ip", "netns", "add", hosts.hub);
            hosts.inHub("ip", "link", "add", "switch", "type", "bridge");
            hosts.inHub("ip", "link", "set", "switch", "up");
            for (int host = 0; host < count; host++) {
                hosts.add(host);
            }
            isMade = true;
            return hosts;
        } finally {
            if (!isMade) {
                hosts.close();
            }
        }
    }

    private void add(int host) throws IOException {
        run("ip", "netns", "add", name(host));
        inHub("ip", "link", "add", cable(host), "type", "veth", "peer", "name", "eth0", "netns", name(host));
        inHub("ip", "link", "set", cable(host), "master", "switch", "up");
        on(host, "ip", "addr", "add", address(host) + "/24", "dev", "eth0");
        on(host, "ip", "link", "set", "eth0", "up");
        on(host, "ip", "link", "set", "lo", "up");
    }

    private String name(int host) {
        return prefix + host;
    }

    private static String cable(int host) {
        return "cable" + host;
    }

    String address(int host) {
        return NETWORK + (host + 1);
    }

    /** A command that runs this command on a host, in the same process. */
    List<String> command(int host, List<String> command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", name(host)), command.stream())
                .toList();
    }

    /** From now on nothing gets through the host's cable, and neither side is told. */
    void cut(int host) throws IOException {
        inHub("ip", "link", "set", cable(host), "nomaster");
    }

    /** Undoes {@link #cut}. */
    void mend(int host) throws IOException {
        inHub("ip", "link", "set", cable(host), "master", "switch");
    }

    /** From now on this much gets to the host each second: {@code "40mbit"}. */
    void slow(int host, String rate) throws IOException {
        inHub("tc", "qdisc", "add", "dev", cable(host), "root", "tbf", "rate", rate, "burst", "64kb", "latency", "1s");
        on(host, "tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", rate, "burst", "64kb", "latency", "1s");
    }

    private void inHub(String... command) throws IOException {
        run(Stream.concat(Stream.of("ip", "netns", "exec", hub), Stream.of(command))
                .toArray(String[]::new));
    }

    private void on(int host, String... command) throws IOException {
        run(command(host, List.of(command)).toArray(String[]::new));
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Takes the hosts away. Processes on them must have ended. */
    @Override
    public void close() throws IOException {
        List<String> names = new ArrayList<>(List.of(hub));
        for (int host = 0; host < count; host++) {
            names.add(name(host));
        }
        IllegalStateException failure = null;
        for (String name : names) {
            try {
                run("ip", "netns", "delete", name);
            } catch (IllegalStateException notThere) {
                failure = notThere;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

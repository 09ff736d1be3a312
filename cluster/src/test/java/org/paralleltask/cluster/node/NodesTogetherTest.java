package org.paralleltask.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.cluster.ChildJvm;
import org.paralleltask.cluster.Cluster;
import org.paralleltask.cluster.engine.EngineFlags;

class NodesTogetherTest {
    private static final String HOST = "127.0.0.1:";

    @TempDir
    Path directory;

    private ChildJvm node(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(EngineFlags.flags());
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(NodeMain.class.getName(), "--slots", "1", "--cache", directory.toString()));
        command.addAll(List.of(arguments));
        return ChildJvm.start(command);
    }

    /** Until a connection on which something was said is closed: the node has given it up. */
    private static void awaitGivenUp(ServerSocket silent) throws IOException {
        boolean wasGivenUp = false;
        while (!wasGivenUp) {
            try (Socket socket = silent.accept()) {
                wasGivenUp = socket.getInputStream().readAllBytes().length > 0;
            }
        }
    }

    @Test
    @DisplayName("A node whose seed is slow to answer waits for it, and does not form a cluster of its own")
    void aSlowSeed() throws Exception {
        int seed = ChildJvm.freePort();
        int other = ChildJvm.freePort();
        ServerSocket silent = new ServerSocket(seed, 50, InetAddress.getLoopbackAddress());
        try (ChildJvm second = node("--listen", HOST + other, "--join", HOST + seed)) {
            try (silent) {
                awaitGivenUp(silent);
            }
            try (ChildJvm first = node("--listen", HOST + seed)) {
                first.awaitLine("is ready");
                second.awaitLine("is ready");
                try (Cluster cluster = Cluster.join(options -> options.seeds(HOST + seed))) {
                    await().until(() -> cluster.nodes().size() == 2);
                    assertThat(cluster.nodes()).contains(HOST + seed, HOST + other);
                }
            }
        }
    }
}

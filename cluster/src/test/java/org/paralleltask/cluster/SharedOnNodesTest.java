package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.cluster.testing.TestNodes;
import org.paralleltask.pool.Workers;

/** What tasks share, on a node with several workers. */
class SharedOnNodesTest {
    private static final int SLOTS = 3;
    private static final int SIZE = 8_000_000;

    @RegisterExtension
    static final TestNodes nodes = TestNodes.start(1, "--slots", Integer.toString(SLOTS));

    @TempDir
    Path directory;

    @Test
    @DisplayName(
            "What tasks share crosses once for each node, however many workers and pools use it, and goes with them")
    void crossesOnce() throws Exception {
        byte[] data = new byte[SIZE];
        new Random(1).nextBytes(data);
        try (Cluster cluster = nodes.join()) {
            try (Workers workers = cluster.workers()) {
                try (MeetPool pool = MeetPool.open(workers)) {
                    onAllSlots("warm", (mine, others) -> pool.submit(mine, others)); // the code has crossed
                }
                long before = readByGateway(cluster);
                try (WeighPool one = WeighPool.open(data, workers);
                        WeighPool another = WeighPool.open(data.clone(), workers)) {
                    assertThat(onAllSlots("one", one::submit)).containsOnly((long) Arrays.hashCode(data));
                    assertThat(onAllSlots("another", another::submit)).containsOnly((long) Arrays.hashCode(data));
                    assertThat(readByGateway(cluster) - before).isBetween((long) SIZE, 2L * SIZE);
                    assertThat(sharedFiles()).isEqualTo(1);
                }
            }
            await().until(() -> sharedFiles() == 0);
        }
    }

    /** Starts a task of two files: it writes the first, and waits for the other. */
    @FunctionalInterface
    private interface Start {
        CompletableFuture<Long> start(String mine, String others);
    }

    /** One task on each slot: each waits for another of them. */
    private List<Long> onAllSlots(String name, Start start) {
        List<CompletableFuture<Long>> all = IntStream.range(0, SLOTS)
                .mapToObj(i -> start.start(file(name + i), file(name + (i + 1) % SLOTS)))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    /** How many bytes the gateway has read in all: what the program sends to nodes goes through it. */
    private static long readByGateway(Cluster cluster) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + cluster.gatewayPid() + "/io"))) {
            return lines.filter(line -> line.startsWith("rchar: "))
                    .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                    .sum();
        }
    }

    /** How many files of shared data the node has open. They have no names. */
    private static long sharedFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + nodes.process(0).pid() + "/fd"))) {
            return files.filter(SharedOnNodesTest::isOfSharedData).count();
        }
    }

    private static boolean isOfSharedData(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("/shared-");
        } catch (IOException itWasClosed) {
            return false;
        }
    }
}

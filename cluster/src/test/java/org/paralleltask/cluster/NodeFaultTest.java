package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.cluster.FarTasks.Deed;
import org.paralleltask.cluster.testing.TestNodes;

/** What happens when nodes, gateways and programs end. */
class NodeFaultTest {
    private TestNodes nodes;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws Exception {
        nodes = TestNodes.start(2);
    }

    @AfterEach
    void end() throws Exception {
        nodes.close();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private long pidIn(String name) {
        await().until(() -> Files.exists(directory.resolve(name)) && Files.size(directory.resolve(name)) > 0);
        try {
            return Long.parseLong(Files.readString(directory.resolve(name)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** The node whose worker this is. */
    private int nodeOf(long worker) {
        long parent =
                ProcessHandle.of(worker).orElseThrow().parent().orElseThrow().pid();
        return nodes.process(0).pid() == parent ? 0 : 1;
    }

    @Test
    @DisplayName(
            "A node is killed in the midst of a task: that fails and says so, the workers are gone, others run on; a new"
                    + " node is used as it joins")
    void aNodeIsKilled() throws Exception {
        try (Cluster cluster = nodes.join();
                MeetPool pool = MeetPool.open(cluster.workers())) {
            CompletableFuture<Long> never = pool.submit(file("mine"), file("never"));
            long worker = pidIn("mine");
            int node = nodeOf(worker);
            nodes.kill(node);
            assertThatThrownBy(never::get)
                    .hasCauseInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("it died with its node: " + nodes.name(node))
                    .hasMessageContaining("the task may have run");
            await().until(() -> !lives(worker));
            assertThat(pool.call(file("mine"), file("mine"))).isPositive();

            nodes.add();
            await().until(() -> cluster.nodes().size() == 2);
            CompletableFuture<Long> first = pool.submit(file("one"), file("two"));
            CompletableFuture<Long> second = pool.submit(file("two"), file("one"));
            assertThat(first.get()).isNotEqualTo(second.get());
        }
    }

    @Test
    @DisplayName("A node is killed under thousands of tasks with retries: each is delivered once")
    void aNodeIsKilledUnderLoad() throws Exception {
        try (Cluster cluster = nodes.join();
                SquarePool pool = SquarePool.open(cluster.workers(), options -> options.retries(1))) {
            assertThat(pool.call(3)).isEqualTo(9);
            List<Integer> inputs = IntStream.range(0, 20_006).boxed().toList();
            CompletableFuture<List<Integer>> map = pool.mapAsync(inputs);
            await().until(() -> pool.stats().done() > 1000);
            nodes.kill(0);
            assertThat(map.join())
                    .isEqualTo(inputs.stream().map(FarTasks::square).toList());
        }
    }

    @Test
    @DisplayName("A node that is told to end lets its task end, and no task fails")
    void aNodeLeavesPolitely() throws Exception {
        try (Cluster cluster = nodes.join();
                MeetPool pool = MeetPool.open(cluster.workers())) {
            CompletableFuture<Long> last = pool.submit(file("mine"), file("go"));
            long worker = pidIn("mine");
            int node = nodeOf(worker);
            nodes.terminate(node);
            await().until(() -> cluster.nodes().size() == 1);
            assertThat(lives(worker)).isTrue();
            Files.writeString(directory.resolve("go"), "go");
            assertThat(last.get()).isEqualTo(worker);
            nodes.process(node).onExit().get();
            assertThat(pool.call(file("mine"), file("mine"))).isPositive();
        }
    }

    @Test
    @DisplayName("A program is killed: its gateway and its workers on nodes are gone, and the slots are free")
    void aProgramIsKilled() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FarProgram.class.getName(),
                        nodes.seeds(),
                        file("mine"),
                        file("never"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            long gateway = Long.parseLong(said.readLine().substring("gateway ".length()));
            long worker = pidIn("mine");
            assertThat(lives(gateway)).isTrue();
            program.destroyForcibly();
            await().until(() -> !lives(gateway) && !lives(worker));
        } finally {
            program.destroyForcibly();
        }
        try (Cluster cluster = nodes.join();
                BehavePool pool = BehavePool.open(cluster.workers())) {
            assertThat(pool.call(Deed.NOTHING, 4)).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("The gateway is killed: its tasks end, and another takes over")
    void theGatewayIsKilled() throws Exception {
        try (Cluster cluster = nodes.join();
                MeetPool pool = MeetPool.open(cluster.workers())) {
            CompletableFuture<Long> never = pool.submit(file("mine"), file("never"));
            long worker = pidIn("mine");
            long gateway = cluster.gatewayPid();
            ProcessHandle.of(gateway).orElseThrow().destroyForcibly();
            assertThatThrownBy(never::get)
                    .hasCauseInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("this program's gateway process has ended");
            await().until(() -> !lives(worker));
            await().until(() -> cluster.nodes().size() == 2);
            assertThat(cluster.gatewayPid()).isNotEqualTo(gateway);
            assertThat(pool.call(file("mine"), file("mine"))).isPositive();
        }
    }

    @Test
    @DisplayName(
            "A node that is stopped is given up, and its task runs again elsewhere; continued, it is of use again or ends")
    void aNodeIsStopped() throws Exception {
        try (Cluster cluster = nodes.join();
                MeetPool pool = MeetPool.open(cluster.workers(), options -> options.retries(1))) {
            CompletableFuture<Long> task = pool.submit(file("mine"), file("go"));
            long worker = pidIn("mine");
            int node = nodeOf(worker);
            long pid = nodes.process(node).pid();
            signal("STOP", pid);
            try {
                await().until(() -> pidIn("mine") != worker);
                Files.writeString(directory.resolve("go"), "go");
                assertThat(task.get()).isNotEqualTo(worker);
            } finally {
                signal("CONT", pid);
            }
            await().until(() -> !lives(worker));
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    @DisplayName("Two programs share the nodes: who finds all slots taken waits until one is free")
    void twoPrograms() throws Exception {
        try (Cluster second = nodes.join();
                SquarePool other = afterAnotherHasAllSlots(second)) {
            assertThat(other.call(5)).isEqualTo(25);
        }
    }

    /** A pool on slots that another program, which has just ended, had hired when the pool was opened. */
    private SquarePool afterAnotherHasAllSlots(Cluster second) throws Exception {
        try (Cluster first = nodes.join();
                MeetPool pool = MeetPool.open(first.workers())) {
            CompletableFuture<Long> one = pool.submit(file("one"), file("two"));
            CompletableFuture<Long> two = pool.submit(file("two"), file("one"));
            assertThat(one.get()).isNotEqualTo(two.get()); // it has both slots
            SquarePool other = SquarePool.open(second.workers());
            CompletableFuture<Integer> waiting = other.submit(4);
            assertThat(pool.call(file("one"), file("one"))).isPositive(); // and keeps them
            assertThat(waiting).isNotDone();
            return other;
        }
    }
}

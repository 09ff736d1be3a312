package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.cluster.FarTasks.Deed;
import org.paralleltask.cluster.testing.TestNodes;
import org.paralleltask.pool.Workers;

/** Pools on two nodes of one slot each, which live through all of these tests. */
class ClusterTest {
    @RegisterExtension
    static final TestNodes nodes = TestNodes.start(2);

    private static Cluster cluster;
    private static Workers workers;

    @TempDir
    Path directory;

    @BeforeAll
    static void join() {
        cluster = nodes.join();
        workers = cluster.workers();
    }

    @AfterAll
    static void leave() {
        cluster.close();
    }

    @Test
    @DisplayName("A call and a map on nodes give what the method gives, in order")
    void callsAndMaps() throws Exception {
        try (SquarePool pool = SquarePool.open(workers)) {
            assertThat(pool.call(7)).isEqualTo(49);
            List<Integer> inputs = IntStream.range(0, 5000).boxed().toList();
            assertThat(pool.map(inputs))
                    .isEqualTo(inputs.stream().map(FarTasks::square).toList());
        }
    }

    @Test
    @DisplayName("Both nodes run tasks, and an outcome says where it ran")
    void bothNodesRunTasks() throws Exception {
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");
        try (MeetPool pool = MeetPool.open(workers)) {
            CompletableFuture<Long> first = pool.submit(one.toString(), two.toString());
            CompletableFuture<Long> second = pool.submit(two.toString(), one.toString());
            assertThat(first.get()).isNotEqualTo(second.get());
        }
        try (SquarePool pool = SquarePool.open(workers)) {
            Set<String> names = pool.outcomes(IntStream.range(0, 200).boxed().toList())
                    .map(outcome -> outcome.run().worker())
                    .map(name -> name.substring(name.indexOf('@') + 1))
                    .collect(Collectors.toSet());
            assertThat(Set.of(nodes.name(0), nodes.name(1))).containsAll(names);
        }
    }

    @Test
    @DisplayName("Values larger than the window of a slot arrive whole, both ways")
    void largeValues() throws Exception {
        byte[] large = new byte[5_000_000];
        new Random(1).nextBytes(large);
        try (EchoPool pool = EchoPool.open(workers)) {
            assertThat(Arrays.equals(pool.call(large), large)).isTrue();
            assertThat(pool.call(new byte[0])).isEmpty();
            assertThat(Arrays.equals(pool.call(large), large)).isTrue();
        }
    }

    @Test
    @DisplayName("A declared exception arrives as itself")
    void exceptions() throws Exception {
        try (BehavePool pool = BehavePool.open(workers)) {
            assertThatThrownBy(() -> pool.call(Deed.THROW, 7))
                    .isInstanceOf(FileNotFoundException.class)
                    .hasMessage("file 7");
        }
    }

    @Test
    @DisplayName("A worker that dies on a node costs its task alone, with a full report; the node lives")
    void aWorkerCrashes() throws Exception {
        try (BehavePool pool = BehavePool.open(workers)) {
            assertThatThrownBy(() -> pool.call(Deed.HALT, 3))
                    .isInstanceOfSatisfying(WorkerCrashedException.class, crash -> {
                        assertThat(crash.getMessage()).contains("@127.0.0.1:", "exit status 3", "about to halt");
                        assertThat(crash.death().cause()).isEqualTo(DeathCause.EXIT);
                        assertThat(crash.death().output()).contains("about to halt");
                    });
            assertThatThrownBy(() -> pool.call(Deed.EXIT, 4))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("System.exit was called by");
            assertThat(pool.call(Deed.NOTHING, 1)).isEqualTo(1);
        }
        assertThat(nodes.process(0).isAlive()).isTrue();
        assertThat(nodes.process(1).isAlive()).isTrue();
    }

    @Test
    @DisplayName("Of many short tasks that travel together the one that kills its worker fails, and all others end")
    void aCrashAmongManyTasks() throws Exception {
        try (BehavePool pool = BehavePool.open(workers)) {
            List<CompletableFuture<Long>> futures = IntStream.range(0, 3000)
                    .mapToObj(i -> pool.submit(i == 2000 ? Deed.HALT : Deed.NOTHING, i))
                    .toList();
            for (int i = 0; i < futures.size(); i++) {
                CompletableFuture<Long> future = futures.get(i);
                if (i == 2000) {
                    assertThatThrownBy(future::join).hasCauseInstanceOf(WorkerCrashedException.class);
                } else {
                    assertThat(future.join()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    @DisplayName("Two tasks that wait for each other and were sent together both run: an idle worker takes one over")
    void tasksThatWaitForEachOther() throws Exception {
        try (MeetPool pool = MeetPool.open(workers)) {
            List<CompletableFuture<Long>> first = IntStream.range(0, 200)
                    .mapToObj(i -> pool.submit(file("short"), file("short")))
                    .toList();
            first.forEach(CompletableFuture::join); // from now on several travel together
            try (BehavePool other = BehavePool.open(workers);
                    MeetPool holder = MeetPool.open(workers)) {
                CompletableFuture<Long> busy = holder.submit(file("busy"), file("go"));
                await().until(() -> Files.exists(Path.of(file("busy"))));
                CompletableFuture<Long> before = other.submit(Deed.SLEEP, 10);
                CompletableFuture<Long> one = pool.submit(file("one"), file("two")); // the other worker takes both
                CompletableFuture<Long> two = pool.submit(file("two"), file("one"));
                await().until(() -> Files.exists(Path.of(file("one"))));
                Files.writeString(Path.of(file("go")), "go");

                assertThat(two.get(60, TimeUnit.SECONDS)).isEqualTo(busy.get());
                assertThat(one.get(60, TimeUnit.SECONDS)).isNotEqualTo(busy.get());
                assertThat(before.get()).isEqualTo(10);
            }
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    @DisplayName("A task on a node that runs longer than its limit is killed, and the failure says where it was")
    void aTimeLimit() throws Exception {
        try (BehavePool pool = BehavePool.open(workers)) {
            assertThatThrownBy(() -> pool.within(Duration.ofMillis(400)).call(Deed.NEVER, 0))
                    .isInstanceOfSatisfying(
                            TaskTimeoutException.class,
                            timeout -> assertThat(timeout.getStackTrace())
                                    .anySatisfy(frame ->
                                            assertThat(frame.getMethodName()).isEqualTo("behave")));
            assertThat(pool.call(Deed.NOTHING, 1)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("A cancelled task on a node is killed, and its slot is free again")
    void aCancel() throws Exception {
        Path mine = directory.resolve("mine");
        try (MeetPool pool = MeetPool.open(workers)) {
            CompletableFuture<Long> never =
                    pool.submit(mine.toString(), directory.resolve("never").toString());
            await().until(() -> Files.exists(mine) && Files.size(mine) > 0);
            long pid = Long.parseLong(Files.readString(mine));
            assertThat(never.cancel(true)).isTrue();
            assertThatThrownBy(never::join).isInstanceOf(CancellationException.class);
            await().until(() ->
                    ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
            assertThat(pool.call(mine.toString(), mine.toString())).isPositive();
        }
    }

    @Test
    @DisplayName("Data that tasks share, progress and printed lines travel")
    void sharedProgressAndOutput() throws Exception {
        try (LookUpPool pool = LookUpPool.open(List.of("a", "bcd"), workers)) {
            assertThat(pool.call(1)).isEqualTo(3);
        }
        try (ReportPool pool = ReportPool.open(workers)) {
            assertThat(pool.call(20)).isEqualTo(20);
        }
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        try (Cluster other = nodes.join()) {
            workers.close();
            workers = cluster.workers(options -> options.output(line -> lines.add(line.worker() + " " + line.text())));
            try (BehavePool pool = BehavePool.open(workers)) {
                pool.call(Deed.PRINT, 5);
                await().untilAsserted(() -> assertThat(lines)
                        .anySatisfy(
                                line -> assertThat(line).contains("@127.0.0.1:").endsWith("line 5")));
            }
            assertThat(other.nodes()).hasSize(2);
        }
    }

    @Test
    @DisplayName("A shared buffer is refused where it is passed")
    void whatCannotTravel() throws Exception {
        try (SizeOfPool pool = SizeOfPool.open(workers);
                SharedBuffer buffer = SharedBuffer.allocate(100)) {
            assertThatThrownBy(() -> pool.call(buffer))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageContaining("buffer cannot be sent: a SharedBuffer is memory of one machine");
        }
    }

    @Test
    @DisplayName(
            "Options of the nodes, of pools and of this machine are refused, and a cluster without nodes is told of")
    void refusals() throws Exception {
        assertThatThrownBy(() -> cluster.workers(options -> options.workers(3)))
                .hasMessage("Cluster.workers: workers belongs to the nodes: start them with --slots");
        assertThatThrownBy(() -> cluster.workers(options -> options.debug(true)))
                .hasMessage("Cluster.workers: debug belongs to workers of this machine: a node has nobody to attach a"
                        + " debugger");
        assertThatThrownBy(() -> cluster.workers(options -> options.retries(1)))
                .hasMessageContaining("belongs to a pool");
        assertThatThrownBy(() ->
                        Cluster.join(options -> options.seeds("127.0.0.1:1").timeout(Duration.ofMillis(300))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(
                        "Cluster.join: none of 1 seed has answered within 0 s: 127.0.0.1:1 refused the connection");
    }

    @Test
    @DisplayName("The engine is not in this JVM")
    void noEngineHere() throws Exception {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneSatisfy(thread -> assertThat(thread.getName()).contains("disco"));
    }
}

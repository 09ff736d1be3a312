package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.cluster.FarObjects.Deed;
import org.paralleltask.cluster.testing.TestNodes;
import org.paralleltask.pool.Workers;

/** Tasks on nodes that call objects of the program. */
class ManagedObjectsTest {
    @RegisterExtension
    static final TestNodes nodes = TestNodes.start(2, "--slots", "2");

    private static Cluster cluster;

    @TempDir
    Path directory;

    private final ReentrantLock table = new ReentrantLock();
    private final Condition changed = table.newCondition();
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

    @BeforeAll
    static void join() {
        cluster = nodes.join();
    }

    @AfterAll
    static void leave() {
        cluster.close();
    }

    private DealPool open(Workers workers) {
        return DealPool.open(
                table,
                changed,
                queue,
                new FarObjects.PlainDesk(),
                workers,
                options -> options.cancelGrace(Duration.ofSeconds(20)).retries(0));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private long pidIn(String name) throws IOException {
        Path file = directory.resolve(name);
        await().until(() -> Files.exists(file) && Files.size(file) > 0);
        return Long.parseLong(Files.readString(file));
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    @DisplayName("Tasks on two nodes share a semaphore and an object of the user's own")
    void twoNodesShareASet() throws Exception {
        Set<String> names = ConcurrentHashMap.newKeySet();
        try (Workers workers = cluster.workers();
                UniquePool pool = UniquePool.open(new Semaphore(2), names::add, workers)) {
            List<List<String>> inputs = IntStream.range(0, 40)
                    .mapToObj(i -> IntStream.range(i, i + 20)
                            .mapToObj(Integer::toString)
                            .toList())
                    .toList();
            List<String> fresh =
                    pool.map(inputs).stream().flatMap(Collection::stream).toList();
            assertThat(fresh).doesNotHaveDuplicates().hasSize(59);
            assertThat(names).containsExactlyInAnyOrderElementsOf(fresh);
        }
    }

    /** Three of the four tasks wait at the barrier while the last still takes the lock. */
    @Test
    @DisplayName("A lock excludes tasks on two nodes, and a barrier that holds three of them up holds up no other call")
    void aLockAndABarrier() {
        int[] number = {0};
        FarObjects.Tally tally = new FarObjects.Tally() {
            @Override
            public int get() {
                return number[0];
            }

            @Override
            public void set(int changedNumber) {
                number[0] = changedNumber;
            }
        };
        try (Workers workers = cluster.workers();
                TallyPool pool = TallyPool.open(table, tally, new CyclicBarrier(4), workers)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int times : List.of(1, 20, 40, 400)) {
                all.add(pool.submit(times));
            }
            all.forEach(CompletableFuture::join);
            assertThat(number[0]).isEqualTo(461);
        }
    }

    @Test
    @DisplayName(
            "Large arguments and results of calls cross, calls of a task's own threads, and the elements of a stream; an"
                    + " exception of the object arrives as itself")
    void whatCallsCarry() throws Exception {
        try (Workers workers = cluster.workers(options -> options.startOnDemand(true));
                DealPool pool = open(workers)) {
            assertThat(pool.call(Deed.REVERSE, "3000000")).isEqualTo(3_000_000);
            assertThatThrownBy(() -> pool.call(Deed.READ, "this one"))
                    .isInstanceOf(FileNotFoundException.class)
                    .hasMessage("this one");
            assertThat(pool.call(Deed.CALL_FROM_THREADS, "")).isPositive();
            assertThat(queue).isEmpty();
            try (CountUpPool numbers = CountUpPool.open(workers);
                    Stream<Integer> endless = numbers.call(5)) {
                assertThat(endless.limit(3_000)).hasSize(3_000).startsWith(5, 6).endsWith(3_003, 3_004);
            }
        }
    }

    @Test
    @DisplayName("A task on a node waits for a condition that a thread of the program signals")
    void aCondition() throws Exception {
        try (Workers workers = cluster.workers(options -> options.startOnDemand(true));
                DealPool pool = open(workers)) {
            CompletableFuture<Long> task = pool.submit(Deed.AWAIT, file("waits"));
            long pid = pidIn("waits");
            await().until(() -> {
                table.lock();
                try {
                    return table.hasWaiters(changed);
                } finally {
                    table.unlock();
                }
            });
            table.lock();
            try {
                queue.add("go on");
                changed.signal();
            } finally {
                table.unlock();
            }
            assertThat(task.get()).isEqualTo(pid);
        }
    }

    @Test
    @DisplayName("A cancel interrupts a call that waits in the program, and the worker on the node stays")
    void aCancelReachesACall() throws Exception {
        try (Workers workers = cluster.workers(options -> options.startOnDemand(true));
                DealPool pool = open(workers)) {
            CompletableFuture<Long> task = pool.submit(Deed.TAKE, file("takes"));
            long pid = pidIn("takes");
            assertThat(task.cancel(true)).isTrue();
            assertThat(queue.take()).isEqualTo("interrupted"); // the task said so: it got an InterruptedException
            assertThat(lives(pid)).isTrue();
            assertThat(pool.call(Deed.REVERSE, "10")).isEqualTo(10);
            assertThat(pool.stats().deaths()).isEmpty();
        }
    }

    @Test
    @DisplayName("What a worker on a node held is given back before its death is told")
    void aWorkerDiesWithALock() {
        try (Workers workers = cluster.workers(options -> options.startOnDemand(true));
                DealPool pool = open(workers)) {
            assertThatThrownBy(() -> pool.call(Deed.HALT_WITH_LOCK, ""))
                    .isInstanceOfSatisfying(
                            WorkerCrashedException.class,
                            crash -> assertThat(crash.death().held()).containsExactly("table"));
            assertThat(table.tryLock()).isTrue();
            table.unlock();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "STOP"})
    @DisplayName("What a worker held whose node dies, or is stopped and given up, is given back before that is told")
    void aNodeEndsWithALock(String signal) throws Exception {
        try (Workers workers = cluster.workers(options -> options.startOnDemand(true));
                DealPool pool = open(workers)) {
            CompletableFuture<Long> task = pool.submit(Deed.STAY_WITH_LOCK, file("stays"));
            long pid = ProcessHandle.of(pidIn("stays"))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow()
                    .pid();
            int node = IntStream.iterate(0, index -> index + 1)
                    .filter(index -> nodes.process(index).pid() == pid)
                    .findFirst()
                    .orElseThrow();
            try {
                new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor();
                assertThatThrownBy(task::get)
                        .hasCauseInstanceOf(WorkerCrashedException.class)
                        .hasMessageContaining("It held table, which has been given back");
                assertThat(table.tryLock()).isTrue();
                table.unlock();
            } finally {
                nodes.kill(node);
            }
        }
        nodes.add();
        await().until(() -> cluster.nodes().size() == 2);
    }

    @Test
    @DisplayName("A program is killed while its task on a node waits in a call: the worker ends")
    void aProgramIsKilled() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FarObjectsProgram.class.getName(),
                        nodes.seeds(),
                        file("takes"))
                .inheritIO()
                .start();
        try {
            long worker = pidIn("takes");
            program.destroyForcibly();
            await().until(() -> !lives(worker));
        } finally {
            program.destroyForcibly();
        }
    }
}

package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.cluster.testing.TestNodes;
import org.paralleltask.pool.Workers;

/** What a worker of a node does and suffers as one of this machine does. */
class WorkerLifeTest {
    @RegisterExtension
    static final TestNodes nodes = TestNodes.start(1);

    @TempDir
    Path directory;

    private Path file(String name) {
        return directory.resolve(name);
    }

    @Test
    @DisplayName("A worker that takes far more than maxWorkerMemory is killed, its task fails with that reason, and its"
            + " slot is of use again")
    void maxWorkerMemory() {
        try (Cluster cluster = nodes.join();
                Workers workers = cluster.workers(options -> options.maxWorkerMemory("256m"));
                HogPool pool = HogPool.open(workers);
                PidPool pids = PidPool.open(workers)) {
            long first = pids.call();
            assertThatThrownBy(() -> pool.call(1000))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("more than one and a half times maxWorkerMemory");
            assertThat(pids.call()).isNotEqualTo(first);
        }
    }

    @Test
    @DisplayName("A cancelled task that obeys its interrupt within the grace leaves its worker alive")
    void cancelGrace() throws Exception {
        try (Cluster cluster = nodes.join();
                Workers workers = cluster.workers();
                ObeyPool pool = ObeyPool.open(workers, options -> options.cancelGrace(Duration.ofMinutes(5)));
                PidPool pids = PidPool.open(workers)) {
            CompletableFuture<Long> future =
                    pool.submit(file("begun").toString(), file("interrupted").toString());
            await().until(() -> Files.exists(file("begun")) && Files.size(file("begun")) > 0);
            long worker = Long.parseLong(Files.readString(file("begun")));
            assertThat(future.cancel(true)).isTrue();
            assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
            assertThat(pids.call()).isEqualTo(worker);
            assertThat(file("interrupted")).exists();
        }
    }

    @Test
    @DisplayName(
            "Hooks run on a node, the values of exit hooks come back, and so does every report of progress and line")
    void hooksProgressAndLines() {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> progress = new ConcurrentLinkedQueue<>();
        AddUpPool sums;
        try (Cluster cluster = nodes.join();
                Workers workers = cluster.workers(options -> options.output(line -> lines.add(line.text())))) {
            sums = AddUpPool.open(workers);
            assertThat(sums.map(List.of(1, 2, 3))).containsExactly(1001, 1003, 1006);
            PoolListener listener = new PoolListener() {
                @Override
                public void taskProgress(Task task, long done, long total) {
                    progress.add(done);
                }
            };
            try (StepsPool steps = StepsPool.open(workers, options -> options.listener(listener))) {
                assertThat(steps.call(50)).isEqualTo(50);
            }
            sums.close();
        }
        assertThat(sums.exitResults()).containsExactly(1006);
        assertThat(lines).contains("add 1", "add 2", "add 3");
        assertThat(progress)
                .isNotEmpty()
                .isSubsetOf(
                        java.util.stream.LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    @DisplayName("A task on a node may have a pool of its own, whose processes are gone with its worker")
    void aNestedPool() {
        try (Cluster cluster = nodes.join();
                NestPool pool = NestPool.open(cluster.workers())) {
            assertThat(pool.call(5)).isEqualTo(30);
        }
        await().until(() -> nodes.process(0).descendants().findAny().isEmpty());
    }
}

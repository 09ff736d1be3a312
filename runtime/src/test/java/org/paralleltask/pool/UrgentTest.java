package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Urgent tasks go before all others that wait, also where the queue is full. */
@Timeout(60)
class UrgentTest {
    /** Says how many tasks its worker has ended before: futures of several tasks may be completed in any order. */
    private static final Task COUNT = task(Deed.COUNT);

    private final ProcessPool<Task, String> pool =
            DeedWorker.open(options -> options.workers(1).queueSize(4));

    /** What has ended, in order. */
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        pool.close();
    }

    private void submit(ProcessPool<Task, String> view, String text) {
        view.submit(task(Deed.ECHO, text)).thenAccept(ended::add).join();
    }

    private CompletableFuture<Void> later(ProcessPool<Task, String> view, String text) {
        return view.submit(task(Deed.ECHO, text)).thenAccept(ended::add);
    }

    @Test
    void anUrgentTaskIsTheNextOneAlsoWhereTheQueueIsFull() throws Exception {
        Path gate = directory.resolve("gate");
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        await().until(() -> Files.exists(Path.of(gate + ".waiting")));
        List<CompletableFuture<String>> ordinary =
                IntStream.range(0, 4).mapToObj(i -> pool.submit(COUNT)).toList();
        assertThat(pool.trySubmit(Duration.ZERO, task(Deed.ECHO, "no room"))).isEmpty();

        CompletableFuture<String> first = pool.urgent().submit(COUNT);
        CompletableFuture<String> second =
                pool.within(Duration.ofSeconds(10)).urgent().submit(COUNT);
        Files.createFile(gate);

        assertThat(running.join()).isNotEmpty();
        assertThat(first.join()).isEqualTo("1");
        assertThat(second.join()).isEqualTo("2");
        assertThat(ordinary).extracting(CompletableFuture::join).containsExactly("3", "4", "5", "6");
    }

    @Test
    void anUrgentCallOvertakesTheRestOfADispatchOfShortTasks() {
        CompletableFuture<List<String>> map =
                pool.mapAsync(IntStream.range(0, 20_000).boxed().toList(), i -> task(Deed.ECHO, i));
        await().until(() -> pool.stats().done() > 1_000);

        String urgent = pool.urgent().call(task(Deed.ECHO, "urgent"));

        assertThat(urgent).isEqualTo("urgent");
        assertThat(map).isNotDone();
        assertThat(map.join()).hasSize(20_000);
    }

    @Test
    void urgentTasksHaveNoMoreRoomThanOthers() throws Exception {
        Path gate = directory.resolve("gate");
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        await().until(() -> Files.exists(Path.of(gate + ".waiting")));
        ProcessPool<Task, String> urgent = pool.urgent();
        List<CompletableFuture<Void>> four =
                IntStream.range(0, 4).mapToObj(i -> later(urgent, "urgent")).toList();

        assertThat(urgent.trySubmit(Duration.ZERO, task(Deed.ECHO, "no room"))).isEmpty();
        Files.createFile(gate);

        running.join();
        four.forEach(CompletableFuture::join);
        submit(urgent, "room again");
        assertThat(ended).hasSize(5).endsWith("room again");
    }

    @Test
    void anUrgentTaskThatIsCancelledLeavesItsPlace() throws Exception {
        Path gate = directory.resolve("gate");
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        await().until(() -> Files.exists(Path.of(gate + ".waiting")));
        CompletableFuture<String> urgent = pool.urgent().submit(task(Deed.ECHO, "never"));
        assertThat(pool.stats().waiting()).isOne();

        urgent.cancel(true);

        assertThat(pool.stats().waiting()).isZero();
        Files.createFile(gate);
        assertThat(running.join()).isNotEmpty();
    }
}

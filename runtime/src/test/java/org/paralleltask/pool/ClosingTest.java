package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What becomes of accepted tasks when a pool is closed. */
@Timeout(60)
class ClosingTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("F3: what waits can be cancelled as the pool closes; what runs completes")
    void cancelsWhatWaits() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = DeedWorker.open(2);
        List<Path> gates = List.of(gate, directory.resolve("other"));
        List<CompletableFuture<String>> futures = IntStream.range(0, 50)
                .mapToObj(i -> pool.submit(task(Deed.WAIT_FOR_FILE, gates.get(i % 2))))
                .toList();
        for (Path each : gates) { // what was only sent would be taken back
            await().until(() -> Files.exists(Path.of(each + ".waiting")));
        }

        pool.shutdown();
        futures.forEach(future -> future.cancel(false));
        for (Path each : gates) {
            Files.createFile(each);
        }
        pool.close();

        assertThat(futures).allMatch(CompletableFuture::isCancelled); // also the two: cancel(false) drops their values
        assertThat(pool.stats().done()).isEqualTo(2);
        assertThat(pool.stats().cancelled()).isEqualTo(48);
    }

    @Test
    @DisplayName("F11: close waits for blocked tasks, which are not interrupted")
    void closeWaitsForBlockedTasks() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = DeedWorker.open(2);
        List<CompletableFuture<String>> futures = IntStream.range(0, 4)
                .mapToObj(i -> pool.submit(task(Deed.WAIT_FOR_FILE, gate)))
                .toList();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(pool::close);
        await().until(() -> isClosed(pool));
        assertThat(closing).isNotDone();
        Files.createFile(gate);
        closing.join();

        assertThat(futures).allSatisfy(future -> assertThat(future).isCompleted());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is the rejection that counts
    private static boolean isClosed(ProcessPool<Task, String> pool) {
        try {
            pool.submit(task(Deed.PID)).cancel(true);
            return false;
        } catch (RejectedExecutionException closed) {
            return true;
        }
    }

    @Test
    @DisplayName("F17: closing delivers all results that wait")
    void closeDeliversAll() {
        List<CompletableFuture<String>> futures = new ArrayList<>();
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            for (int i = 0; i < 8; i++) {
                futures.add(pool.submit(task(Deed.ECHO, i)));
            }
        }
        assertThat(futures).extracting(CompletableFuture::join).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    @DisplayName("F19: a closed pool in another try statement is closed all the same")
    void aClosedPoolStaysClosed() {
        ProcessPool<Task, String> closed = DeedWorker.open(1);
        closed.close();

        try (closed) {
            assertThatThrownBy(() -> closed.call(task(Deed.PID)))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("Pool deed is closed: it accepts no more tasks");
            assertThatThrownBy(() -> closed.resize(2)).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    @DisplayName("twenty idle workers end at once, and nothing is said of it")
    void manyWorkersCloseInSilence() throws Exception {
        try (Program program = Program.start(ManyWorkersProgram.class, 20)) {
            assertThat(program.rest()).containsExactly("20 up", "closed");
            assertThat(program.exitStatus()).isZero();
        }
    }

    /** Opens a pool of so many workers, and closes it when all are idle. */
    static final class ManyWorkersProgram {
        private ManyWorkersProgram() {}

        public static void main(String[] args) {
            int workers = Integer.parseInt(args[0]);
            try (ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
                await().atMost(Duration.ofMinutes(10))
                        .until(() -> pool.stats().workers().stream()
                                        .filter(worker -> worker.state() == WorkerStats.State.IDLE)
                                        .count()
                                == workers);
                System.out.println(workers + " up");
            }
            System.out.println("closed");
        }
    }
}

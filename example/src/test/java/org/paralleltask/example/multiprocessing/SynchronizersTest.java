package org.paralleltask.example.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;

/** Python's {@code Lock}, {@code RLock}, {@code Semaphore}, {@code Event}, {@code Condition} and {@code Barrier}. */
@Timeout(60)
class SynchronizersTest {
    @TempDir
    private Path folder;

    @ParallelTask(workers = 2)
    static void addOne(Path file, @Managed Lock lock) throws IOException {
        lock.lock(); // with lock:
        try {
            int number = Integer.parseInt(Files.readString(file));
            Files.writeString(file, String.valueOf(number + 1));
        } finally {
            lock.unlock();
        }
    }

    @ParallelTask(workers = 4)
    static long size(Path file, @Managed Semaphore disk) throws IOException, InterruptedException {
        disk.acquire(); // with semaphore:
        try {
            return Files.readAllBytes(file).length;
        } finally {
            disk.release();
        }
    }

    @ParallelTask(workers = 1)
    static int poll(Path file, @Managed CountDownLatch stop) throws InterruptedException {
        int times = 0;
        while (!stop.await(10, TimeUnit.MILLISECONDS)) { // while not event.wait(0.01):
            times += Files.exists(file) ? 1 : 0;
        }
        return times;
    }

    @ParallelTask(workers = 1)
    static long awaitLevel(long level, @Managed Lock lock, @Managed Condition changed, @Managed LongSupplier gauge)
            throws InterruptedException {
        lock.lock(); // with condition:
        try {
            while (gauge.getAsLong() < level) {
                changed.await(); // condition.wait()
            }
            return gauge.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    @ParallelTask(workers = 2)
    static int meet(String name, @Managed CyclicBarrier barrier) throws InterruptedException, BrokenBarrierException {
        return barrier.await(); // barrier.wait()
    }

    @Test
    void lock() throws IOException {
        Path file = Files.writeString(folder.resolve("number"), "0");
        try (AddOnePool pool = AddOnePool.open(new ReentrantLock())) { // Lock(), RLock()
            pool.map(Collections.nCopies(100, file));
        }

        assertThat(file).hasContent("100");
    }

    @Test
    void semaphore() throws IOException, InterruptedException {
        List<Path> files =
                List.of(Files.writeString(folder.resolve("a"), "a"), Files.writeString(folder.resolve("b"), "bb"));
        List<Long> sizes;
        Semaphore disk = new Semaphore(2); // Semaphore(2)
        try (SizePool pool = SizePool.open(disk)) {
            sizes = pool.map(files); // four workers, of which two read at once
        }

        assertThat(sizes).containsExactly(1L, 2L);
        assertThat(disk.availablePermits()).isEqualTo(2);
    }

    @Test
    void event() {
        Path file = folder;
        int times;
        CountDownLatch stop = new CountDownLatch(1); // Event()
        try (PollPool pool = PollPool.open(stop)) {
            CompletableFuture<Integer> polled = pool.submit(file);
            stop.countDown(); // event.set()
            times = polled.join();
        }

        assertThat(times).isNotNegative();
    }

    @Test
    void condition() {
        long reached;
        ReentrantLock lock = new ReentrantLock();
        Condition changed = lock.newCondition(); // Condition(lock)
        AtomicLong gauge = new AtomicLong();
        try (AwaitLevelPool pool = AwaitLevelPool.open(lock, changed, gauge::get)) {
            CompletableFuture<Long> level = pool.submit(5);
            lock.lock();
            try {
                gauge.set(7);
                changed.signalAll(); // condition.notify_all()
            } finally {
                lock.unlock();
            }
            reached = level.join();
        }

        assertThat(reached).isEqualTo(7);
    }

    @Test
    void barrier() throws InterruptedException, BrokenBarrierException {
        List<Integer> arrivals;
        CyclicBarrier barrier = new CyclicBarrier(2); // Barrier(2)
        try (MeetPool pool = MeetPool.open(barrier)) { // at least as many workers as parties
            arrivals = pool.map(List.of("Ada", "Grace"));
        }

        assertThat(arrivals).containsExactlyInAnyOrder(0, 1);
    }
}

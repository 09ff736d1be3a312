package org.paralleltask.example.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.example.sharing.LockTasks.Cell;
import org.paralleltask.example.sharing.LockTasks.Waited;
import org.paralleltask.pool.Workers;

/** Locks, conditions and semaphores of the program, used by tasks in worker processes and by its own threads. */
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"
}) // a test that fails is over; what wakes whom is what it is about
@Timeout(60)
class LocksOfTasksTest {
    private static Workers workers;

    private final ReentrantLock lock = new ReentrantLock();

    @BeforeAll
    static void open() {
        workers = Workers.open(options -> options.workers(3));
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    @Test
    @DisplayName("J1: tryLock is false while another holds the lock, the program or a task")
    void tryLock() throws Exception {
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch isEnough = new CountDownLatch(1);
        try (TryLockPool tries = TryLockPool.open(lock, workers);
                TryLockInTimePool triesInTime = TryLockInTimePool.open(lock, workers);
                HoldPool holds = HoldPool.open(lock, isHeld, isEnough, workers)) {
            assertThat(tries.call()).isTrue();
            lock.lock();
            assertThat(tries.call()).isFalse();
            Waited waited = triesInTime.call(20);
            assertThat(waited.isSuccess()).isFalse();
            assertThat(Duration.ofNanos(waited.nanos())).isGreaterThanOrEqualTo(Duration.ofMillis(20));
            lock.unlock();

            CompletableFuture<Void> holder = holds.submit();
            isHeld.await();
            assertThat(tries.call()).isFalse();
            assertThat(lock.tryLock()).isFalse();
            isEnough.countDown();
            holder.get(30, TimeUnit.SECONDS);
            assertThat(tries.call()).isTrue();
        }
    }

    @Test
    @DisplayName("J1: unlock fails in a task that does not hold the lock")
    void unlockOfAnother() {
        try (UnlockOnlyPool pool = UnlockOnlyPool.open(lock, workers)) {
            assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(pool::call);
            lock.lock();
            assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(pool::call);
            assertThat(lock.isHeldByCurrentThread()).isTrue();
            lock.unlock();
        }
    }

    @Test
    @DisplayName("J2: a lock that is locked three times is free after three unlocks")
    void reentrant() {
        try (LockThricePool pool = LockThricePool.open(lock, lock::getHoldCount, this::isFreeForOthers, workers)) {
            assertThat(pool.call()).containsExactly("1 false", "2 false", "3 false", "2 false", "1 false", "0 true");
        }
    }

    private boolean isFreeForOthers() {
        return CompletableFuture.supplyAsync(() -> {
                    boolean isFree = lock.tryLock();
                    if (isFree) {
                        lock.unlock();
                    }
                    return isFree;
                })
                .join();
    }

    @Test
    void tasksAndThreadsExcludeOneAnother() throws Exception {
        int[] number = {0};
        Cell cell = new Cell() {
            @Override
            public int get() {
                return number[0];
            }

            @Override
            public void set(int value) {
                number[0] = value;
            }
        };
        try (AddWithLockPool pool = AddWithLockPool.open(lock, cell, workers)) {
            CompletableFuture<List<Integer>> tasks = CompletableFuture.supplyAsync(() -> pool.map(List.of(50, 50, 50)));
            for (int i = 0; i < 100; i++) {
                lock.lock();
                number[0]++;
                lock.unlock();
            }
            tasks.get(30, TimeUnit.SECONDS);
        }
        assertThat(number[0]).isEqualTo(3 * 50 + 100);
    }

    @Test
    @DisplayName(
            "J3: a semaphore counts exactly, waits no longer than it is told to, and can be released above its start")
    void semaphore() throws Exception {
        Semaphore permits = new Semaphore(2);
        try (TryAcquirePool tries = TryAcquirePool.open(permits, workers);
                TryAcquireInTimePool triesInTime = TryAcquireInTimePool.open(permits, workers);
                ReleasePool releases = ReleasePool.open(permits, workers)) {
            assertThat(tries.call(3)).containsExactly(true, true, false);
            assertThat(permits.availablePermits()).isZero();
            Waited waited = triesInTime.call(1, 20);
            assertThat(waited.isSuccess()).isFalse();
            assertThat(Duration.ofNanos(waited.nanos())).isGreaterThanOrEqualTo(Duration.ofMillis(20));

            CompletableFuture<Waited> waiting = triesInTime.submit(2, 30_000);
            await().until(permits::hasQueuedThreads);
            assertThat(releases.call(1)).isEqualTo(1);
            assertThat(waiting).isNotDone();
            permits.release();
            assertThat(waiting.get(30, TimeUnit.SECONDS).isSuccess()).isTrue();

            assertThat(releases.call(3)).isEqualTo(3);
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> releases.call(-1));
            assertThat(permits.availablePermits()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("J4: a signal wakes one, two signals two, signalAll the rest, of three tasks and three threads")
    void signals() throws Exception {
        Condition isSignalled = lock.newCondition();
        List<CompletableFuture<?>> all = new ArrayList<>();
        try (AwaitSignalPool pool = AwaitSignalPool.open(lock, isSignalled, workers)) {
            for (int i = 0; i < 3; i++) {
                all.add(pool.submit());
                all.add(CompletableFuture.runAsync(() -> awaitHere(isSignalled), task -> new Thread(task).start()));
            }
            await().until(() -> waiting(isSignalled) == 6);

            assertThat(woken(isSignalled, 1)).isEqualTo(1);
            awaitDone(all, 1);
            assertThat(woken(isSignalled, 2)).isEqualTo(2);
            awaitDone(all, 3);
            assertThat(woken(isSignalled, 6)).isEqualTo(3);
            awaitDone(all, 6);
        }
        assertThat(lock.isLocked()).isFalse();
        assertThat(waiting(isSignalled)).isZero();
    }

    private void awaitHere(Condition isSignalled) {
        lock.lock();
        try {
            isSignalled.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }

    /** How many fewer wait after so many signals; six are {@code signalAll}. */
    private int woken(Condition isSignalled, int signals) {
        lock.lock();
        try {
            int before = lock.getWaitQueueLength(isSignalled);
            if (signals == 6) {
                isSignalled.signalAll();
            } else {
                for (int i = 0; i < signals; i++) {
                    isSignalled.signal();
                }
            }
            return before - lock.getWaitQueueLength(isSignalled);
        } finally {
            lock.unlock();
        }
    }

    private int waiting(Condition isSignalled) {
        lock.lock();
        try {
            return lock.getWaitQueueLength(isSignalled);
        } finally {
            lock.unlock();
        }
    }

    private static void awaitDone(List<CompletableFuture<?>> all, int count) {
        await().until(() -> all.stream().filter(CompletableFuture::isDone).count() == count);
    }

    @Test
    @DisplayName("J5: a wait for a condition ends when it holds, or not before its time")
    void awaitNanos() throws Exception {
        Condition hasChanged = lock.newCondition();
        int[] number = {0};
        try (AwaitNumberPool pool = AwaitNumberPool.open(lock, hasChanged, () -> number[0], workers)) {
            Waited inVain = pool.call(4, 30);
            assertThat(inVain.isSuccess()).isFalse();
            assertThat(Duration.ofNanos(inVain.nanos())).isGreaterThanOrEqualTo(Duration.ofMillis(30));

            CompletableFuture<Waited> waiting = pool.submit(4, 30_000);
            await().until(() -> waiting(hasChanged) == 1);
            for (int i = 1; i <= 4; i++) {
                assertThat(waiting).isNotDone();
                lock.lock();
                number[0] = i;
                hasChanged.signalAll();
                lock.unlock();
            }
            assertThat(waiting.get(30, TimeUnit.SECONDS).isSuccess()).isTrue();
        }
    }
}

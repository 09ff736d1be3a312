package org.paralleltask.managed.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A managed lock and its condition do what those of the JDK do. */
@Timeout(30)
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop", "JavaUtilDate"}) // each call is what is tested
class LocksTest {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private final LoopBack.StandIn<Lock> standIn =
            LoopBack.of("table", out -> Locks.write(out, lock), in -> Locks.read(in, "table"));
    private final Condition remote = LoopBack.of(
                    "ready", out -> Conditions.write(out, condition), in -> Conditions.read(in, "ready"))
            .object();

    private final Lock table = standIn.object();

    @Test
    void locksAndUnlocks() throws InterruptedException {
        table.lock();
        table.lockInterruptibly();
        assertThat(lock.getHoldCount()).isEqualTo(2);
        assertThat(table.tryLock()).isTrue();
        assertThat(table.tryLock(1, TimeUnit.DAYS)).isTrue();
        assertThat(lock.getHoldCount()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            table.unlock();
        }
        assertThat(lock.isLocked()).isFalse();
        assertThat(standIn.called())
                .startsWith("table.lock", "table.lockInterruptibly", "table.tryLock", "table.tryLock", "table.unlock");
    }

    @Test
    void anotherThreadsLockIsNotUnlocked() {
        assertThatThrownBy(table::unlock).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(remote::signal).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(remote::await).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void signalsOneOrAll() throws InterruptedException {
        AtomicInteger woken = new AtomicInteger();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                lock.lock();
                try {
                    condition.awaitUninterruptibly();
                    woken.incrementAndGet();
                } finally {
                    lock.unlock();
                }
            });
            thread.start();
            waiting.add(thread);
        }
        Awaitility.await().until(() -> waiters() == 3);

        table.lock();
        remote.signal();
        assertThat(lock.getWaitQueueLength(condition)).isEqualTo(2);
        remote.signalAll();
        assertThat(lock.getWaitQueueLength(condition)).isZero();
        table.unlock();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(woken).hasValue(3);
    }

    private int waiters() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(condition);
        } finally {
            lock.unlock();
        }
    }

    @Test
    void aLockThatIsHeldIsNotWaitedForLongerThanAsked() throws InterruptedException {
        Thread other = new Thread(() -> {
            lock.lock();
            try {
                while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                }
            } finally {
                lock.unlock();
            }
        });
        other.start();
        Awaitility.await().until(lock::isLocked);

        assertThat(table.tryLock()).isFalse();
        assertThat(table.tryLock(1, TimeUnit.MILLISECONDS)).isFalse();
        other.interrupt();
        other.join();
    }

    @Test
    void awaitsNoLongerThanAsked() throws InterruptedException {
        table.lock();
        try {
            assertThat(remote.awaitNanos(1)).isNotPositive();
            assertThat(remote.await(1, TimeUnit.NANOSECONDS)).isFalse();
            assertThat(remote.awaitUntil(new Date(0))).isFalse();
        } finally {
            table.unlock();
        }
    }

    @Test
    void awaitsUntilSignalled() throws InterruptedException {
        Thread other = new Thread(() -> {
            lock.lock();
            condition.signal();
            lock.unlock();
        });
        table.lock();
        try {
            other.start();
            remote.await();
            assertThat(lock.isHeldByCurrentThread()).isTrue();
        } finally {
            table.unlock();
        }
        other.join();
    }

    @Test
    void anInterruptEndsTheWait() {
        table.lock();
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(remote::await).isInstanceOf(InterruptedException.class);
            Thread.currentThread().interrupt();
            assertThatThrownBy(table::lockInterruptibly).isInstanceOf(InterruptedException.class);
        } finally {
            table.unlock();
        }
    }

    @Test
    void aNewConditionIsRefused() {
        assertThatThrownBy(table::newCondition)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Lock table of the program")
                .hasMessageContaining("pass the Condition to the pool as a @Managed parameter");
        assertThat(remote).hasToString("Condition ready of the program");
    }
}

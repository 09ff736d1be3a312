package org.paralleltask.managed.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A managed semaphore, latch or barrier does what that of the JDK does. */
@Timeout(30)
class SynchronizersTest {
    private static Semaphore standIn(Semaphore semaphore) {
        return LoopBack.of("permits", out -> Semaphores.write(out, semaphore), in -> Semaphores.read(in, "permits"))
                .object();
    }

    private static CountDownLatch standIn(CountDownLatch latch) {
        return LoopBack.of("done", out -> CountDownLatches.write(out, latch), in -> CountDownLatches.read(in, "done"))
                .object();
    }

    private static CyclicBarrier standIn(CyclicBarrier barrier) {
        return LoopBack.of(
                        "meeting", out -> CyclicBarriers.write(out, barrier), in -> CyclicBarriers.read(in, "meeting"))
                .object();
    }

    @Test
    void aSemaphoreCounts() throws InterruptedException {
        Semaphore semaphore = new Semaphore(10, true);
        Semaphore permits = standIn(semaphore);

        permits.acquire();
        permits.acquire(2);
        permits.acquireUninterruptibly();
        permits.acquireUninterruptibly(2);
        assertThat(permits.tryAcquire()).isTrue();
        assertThat(permits.tryAcquire(2)).isTrue();
        assertThat(permits.tryAcquire(1, TimeUnit.DAYS)).isTrue();
        assertThat(permits.availablePermits()).isZero();
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(permits.tryAcquire()).isFalse();
        assertThat(permits.tryAcquire(2, 1, TimeUnit.NANOSECONDS)).isFalse();
        permits.release();
        permits.release(4);
        assertThat(semaphore.availablePermits()).isEqualTo(5);
        assertThat(permits.drainPermits()).isEqualTo(5);
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(permits.isFair()).isTrue();
        assertThat(permits).hasToString("Semaphore permits of the program");
    }

    @Test
    void aSemaphoreRefusesWhatTheJdksRefuses() {
        Semaphore permits = standIn(new Semaphore(1));

        assertThatThrownBy(() -> permits.acquire(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> permits.release(-1)).isInstanceOf(IllegalArgumentException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(permits::acquire).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aLatchCountsDown() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(2);
        CountDownLatch done = standIn(latch);

        assertThat(done.getCount()).isEqualTo(2);
        done.countDown();
        assertThat(done.await(1, TimeUnit.NANOSECONDS)).isFalse();
        done.countDown();
        done.await();
        assertThat(done.await(1, TimeUnit.DAYS)).isTrue();
        assertThat(latch.getCount()).isZero();
        assertThat(done).hasToString("CountDownLatch done of the program");
    }

    @Test
    void aBarrierLetsAllPassTogether() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        CyclicBarrier meeting = standIn(barrier);
        Thread other = new Thread(() -> {
            try {
                barrier.await();
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(meeting.getParties()).isEqualTo(2);
        other.start();
        Awaitility.await().until(() -> meeting.getNumberWaiting() == 1);
        assertThat(meeting.await()).isZero();
        Awaitility.await().until(() -> meeting.getNumberWaiting() == 1);
        assertThat(meeting.await(1, TimeUnit.DAYS)).isZero();
        other.join();
        assertThat(meeting).hasToString("CyclicBarrier meeting of the program");
    }

    @Test
    void aBarrierBreaks() {
        CyclicBarrier meeting = standIn(new CyclicBarrier(2));

        assertThatThrownBy(() -> meeting.await(1, TimeUnit.NANOSECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(meeting.isBroken()).isTrue();
        assertThatThrownBy(meeting::await).isInstanceOf(BrokenBarrierException.class);
        meeting.reset();
        assertThat(meeting.isBroken()).isFalse();
        Thread.currentThread().interrupt();
        assertThatThrownBy(meeting::await).isInstanceOf(InterruptedException.class);
    }
}

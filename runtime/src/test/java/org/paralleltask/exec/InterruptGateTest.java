package org.paralleltask.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptGateTest {
    private final AtomicInteger interrupts = new AtomicInteger();
    private final InterruptGate gate = new InterruptGate(interrupts::incrementAndGet);
    private final Object task = new Object();
    private final Object other = new Object();

    @Test
    void interruptsWhoeverIsInside() {
        gate.enter(task);

        gate.interrupt();
        gate.interrupt();

        assertThat(interrupts).hasValue(2);
        assertThat(gate.isInside(task)).isTrue();
    }

    @Test
    void interruptsNobodyOutside() {
        gate.interrupt();
        gate.enter(task);
        gate.leave(task);
        gate.interrupt();
        gate.interruptOnce(task);

        assertThat(interrupts).hasValue(0);
        assertThat(gate.isInside(task)).isFalse();
    }

    @Test
    void interruptsATaskOnce() {
        gate.enter(task);

        gate.interruptOnce(task);
        gate.interruptOnce(task);

        assertThat(interrupts).hasValue(1);
    }

    @Test
    void interruptsNoOtherTask() {
        gate.enter(other);

        gate.interruptOnce(task);

        assertThat(interrupts).hasValue(0);
        assertThat(gate.isInside(task)).isFalse();
        assertThat(gate.isInside(other)).isTrue();
    }

    /** Otherwise an interrupt could arrive when the thread already does something else. */
    @Test
    void whoLeavesWaitsForAnInterruptThatIsUnderWay() throws Exception {
        CountDownLatch isUnderWay = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean hasEnded = new AtomicBoolean();
        InterruptGate slow = new InterruptGate(() -> {
            isUnderWay.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            hasEnded.set(true);
        });
        slow.enter(task);
        Thread interrupter = new Thread(() -> slow.interruptOnce(task));
        interrupter.start();
        isUnderWay.await();
        CountDownLatch isLeaving = new CountDownLatch(1);
        Thread later = new Thread(() -> {
            try {
                isLeaving.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            mayEnd.countDown();
        });
        later.start();
        isLeaving.countDown();

        slow.leave(task);

        assertThat(hasEnded).isTrue();
        interrupter.join();
        later.join();
    }

    /**
     * As a worker and a thread that cancels its tasks: each task is interrupted at most once, and none after its end.
     */
    @Test
    void noInterruptComesLate() throws Exception {
        AtomicBoolean isInside = new AtomicBoolean();
        AtomicInteger late = new AtomicInteger();
        InterruptGate raced = new InterruptGate(() -> {
            interrupts.incrementAndGet();
            if (!isInside.get()) {
                late.incrementAndGet();
            }
        });
        AtomicBoolean hasEnded = new AtomicBoolean();
        Thread interrupter = new Thread(() -> {
            while (!hasEnded.get()) {
                raced.interruptOnce(task);
                raced.interruptOnce(other);
            }
        });
        interrupter.start();
        int rounds = 0;
        while (interrupts.get() < 100) {
            Object who = rounds++ % 2 == 0 ? task : other;
            isInside.set(true);
            raced.enter(who);
            raced.leave(who);
            isInside.set(false);
        }
        hasEnded.set(true);
        interrupter.join();

        assertThat(late).hasValue(0);
        assertThat(interrupts.get()).isLessThanOrEqualTo(rounds);
    }
}

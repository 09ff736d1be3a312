package org.paralleltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of atomic elements, in one process. */
@Timeout(60)
class SharedAtomicArrayTest {
    private static final int THREADS = 4;
    private static final int ADDS = 50_000;

    private SharedBuffer buffer;

    @BeforeEach
    void allocate() throws IOException {
        buffer = SharedBuffer.allocate(31);
    }

    @AfterEach
    void close() {
        buffer.close();
    }

    /** Has all threads do the same, so many times. */
    private static void inThreads(Runnable step) throws Exception {
        List<AsideThread<Boolean>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(AsideThread.start(() -> {
                for (int k = 0; k < ADDS; k++) {
                    step.run();
                }
                return true;
            }));
        }
        for (AsideThread<Boolean> thread : threads) {
            thread.result();
        }
    }

    @Test
    @DisplayName("K7: elements are zero at first, and what one array writes another one of the same memory reads")
    void arraysOfTheSameMemory() {
        SharedAtomicLongArray longs = SharedAtomicLongArray.over(buffer);
        SharedAtomicDoubleArray doubles = SharedAtomicDoubleArray.over(buffer);
        assertThat(longs).hasToString("[0, 0, 0]");
        assertThat(doubles).hasToString("[0.0, 0.0, 0.0]");
        assertThat(longs.length()).isEqualTo(3);
        assertThat(doubles.length()).isEqualTo(3);

        longs.set(2, Long.MIN_VALUE);
        doubles.set(1, Math.E);

        assertThat(SharedAtomicLongArray.over(buffer, 16, 1)).hasToString("[" + Long.MIN_VALUE + "]");
        assertThat(SharedAtomicDoubleArray.over(buffer, 8, 1).get(0)).isEqualTo(Math.E);
        assertThat(buffer.view().asLongBuffer().get(2)).isEqualTo(Long.MIN_VALUE);
        assertThat(buffer.view().getDouble(8)).isEqualTo(Math.E);
    }

    @Test
    void longsDoAsAtomicLongArray() {
        SharedAtomicLongArray longs = SharedAtomicLongArray.over(buffer);

        assertThat(longs.getAndSet(1, 5)).isZero();
        assertThat(longs.getAndAdd(1, 10)).isEqualTo(5);
        assertThat(longs.addAndGet(1, -1)).isEqualTo(14);
        assertThat(longs.incrementAndGet(1)).isEqualTo(15);
        assertThat(longs.decrementAndGet(1)).isEqualTo(14);
        assertThat(longs.getAndIncrement(1)).isEqualTo(14);
        assertThat(longs.getAndDecrement(1)).isEqualTo(15);
        assertThat(longs.compareAndSet(1, 15, 1)).isFalse();
        assertThat(longs.compareAndSet(1, 14, 1)).isTrue();
        assertThat(longs.compareAndExchange(1, 2, 3)).isEqualTo(1);
        assertThat(longs.compareAndExchange(1, 1, 3)).isEqualTo(1);
        assertThat(longs.getAndUpdate(1, value -> value * 2)).isEqualTo(3);
        assertThat(longs.updateAndGet(1, value -> value * 2)).isEqualTo(12);
        assertThat(longs.getAndAccumulate(1, 40, Math::max)).isEqualTo(12);
        assertThat(longs.accumulateAndGet(1, 4, (value, operand) -> value - operand))
                .isEqualTo(36);
        longs.lazySet(0, 1);
        assertThat(longs.getAcquire(0)).isEqualTo(1);
        longs.setRelease(0, 2);
        assertThat(longs.getPlain(0)).isEqualTo(2);
        longs.setPlain(0, 3);
        assertThat(longs).hasToString("[3, 36, 0]");
    }

    @Test
    void doublesDoAsLongsAndAreComparedByTheirBits() {
        SharedAtomicDoubleArray doubles = SharedAtomicDoubleArray.over(buffer);

        assertThat(doubles.getAndSet(1, 0.5)).isZero();
        assertThat(doubles.getAndAdd(1, 1)).isEqualTo(0.5);
        assertThat(doubles.addAndGet(1, -0.25)).isEqualTo(1.25);
        assertThat(doubles.compareAndSet(1, 1, 9)).isFalse();
        assertThat(doubles.compareAndSet(1, 1.25, 3)).isTrue();
        assertThat(doubles.compareAndExchange(1, 2, 9)).isEqualTo(3);
        assertThat(doubles.compareAndExchange(1, 3, 4)).isEqualTo(3);
        assertThat(doubles.getAndUpdate(1, value -> value / 2)).isEqualTo(4);
        assertThat(doubles.updateAndGet(1, value -> value / 2)).isEqualTo(1);
        assertThat(doubles.getAndAccumulate(1, 4, Math::max)).isEqualTo(1);
        assertThat(doubles.accumulateAndGet(1, 0.5, (value, operand) -> value - operand))
                .isEqualTo(3.5);
        doubles.lazySet(0, 1);
        assertThat(doubles.getAcquire(0)).isEqualTo(1);
        doubles.setRelease(0, 2);
        assertThat(doubles.getPlain(0)).isEqualTo(2);
        doubles.setPlain(0, -0.0);
        assertThat(doubles).hasToString("[-0.0, 3.5, 0.0]");

        assertThat(doubles.compareAndSet(0, 0.0, 1)).isFalse();
        doubles.set(0, Double.NaN);
        assertThat(doubles.addAndGet(0, 1)).isNaN();
        assertThat(doubles.compareAndSet(0, Double.NaN, 1)).isTrue();
    }

    @Test
    @DisplayName("a NaN of any bits does not keep an update from ending")
    void anyNaN() {
        SharedAtomicLongArray.over(buffer).set(0, 0x7FF0_0000_0000_0001L);
        SharedAtomicDoubleArray doubles = SharedAtomicDoubleArray.over(buffer);

        assertThat(doubles.getAndAdd(0, 1)).isNaN();
        assertThat(doubles.updateAndGet(0, value -> 2)).isEqualTo(2);
    }

    @Test
    void nothingIsLostAmongThreads() throws Exception {
        SharedAtomicLongArray longs = SharedAtomicLongArray.over(buffer, 0, 2);
        SharedAtomicDoubleArray doubles = SharedAtomicDoubleArray.over(buffer, 16, 1);

        inThreads(() -> {
            longs.incrementAndGet(0);
            longs.accumulateAndGet(1, 2, Long::sum);
            doubles.addAndGet(0, 0.5);
        });

        assertThat(longs).hasToString("[" + THREADS * ADDS + ", " + 2 * THREADS * ADDS + "]");
        assertThat(doubles.get(0)).isEqualTo(THREADS * ADDS / 2.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 1 << 29, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anIndexOutsideIsRefused(int index) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> SharedAtomicLongArray.over(buffer).incrementAndGet(index));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> SharedAtomicDoubleArray.over(buffer).set(index, 1));
        assertThat(SharedAtomicLongArray.over(buffer)).hasToString("[0, 0, 0]");
    }

    @Test
    void aPartThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedAtomicLongArray.over(buffer, 4, 1))
                .withMessage("Elements of 8 bytes must begin at a multiple of 8 bytes, not at 4");
        assertThatIllegalArgumentException().isThrownBy(() -> SharedAtomicDoubleArray.over(buffer, -1, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> SharedAtomicLongArray.over(buffer, 8, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> SharedAtomicLongArray.over(buffer, 8, -1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> SharedAtomicDoubleArray.over(buffer, 0, Integer.MAX_VALUE));
        assertThat(SharedAtomicLongArray.over(buffer, 24, 0).length()).isZero();
    }

    @Test
    void aClosedHandleGivesNoArrayAndItsArraysStay() {
        SharedAtomicLongArray longs = SharedAtomicLongArray.over(buffer);
        buffer.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> SharedAtomicLongArray.over(buffer))
                .withMessageContaining("is closed");
        assertThat(longs.incrementAndGet(0)).isEqualTo(1);
    }
}

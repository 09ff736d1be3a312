package org.paralleltask;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * {@code double}s in a {@link SharedBuffer}, each of which a program and its workers change atomically: sums and
 * weights that all tasks add to. Memory, threads and errors are as for {@link SharedAtomicLongArray}.
 *
 * <p>Two values are compared by their bits, as by {@link Double#doubleToRawLongBits}. So a NaN equals a NaN of the same
 * bits, and 0.0 differs from -0.0. Sums depend on the order of the additions, which is not the same in each run.
 */
public final class SharedAtomicDoubleArray {
    /**
     * The elements' bits. Loops compare the bits, because a processor may change the bits of a NaN when it loads a
     * double.
     */
    private final SharedAtomicLongArray bits;

    private SharedAtomicDoubleArray(SharedAtomicLongArray bits) {
        this.bits = bits;
    }

    /**
     * An array of all elements that the buffer has room for. Up to seven bytes at its end belong to no element.
     *
     * @param buffer the memory
     * @return a view of the buffer
     * @throws IllegalStateException if the handle is closed
     * @throws IndexOutOfBoundsException if the buffer is larger than {@link Integer#MAX_VALUE} bytes: take parts of it
     */
    public static SharedAtomicDoubleArray over(SharedBuffer buffer) {
        return new SharedAtomicDoubleArray(SharedAtomicLongArray.over(buffer));
    }

    /**
     * An array of the elements of a part of the buffer.
     *
     * @param buffer the memory
     * @param offset where the first element begins, in bytes; a multiple of 8
     * @param length how many elements there are; as many as a {@linkplain SharedBuffer#MAX_VIEW view} may have
     * @return a view of the part
     * @throws IllegalArgumentException if the offset is not a multiple of 8
     * @throws IllegalStateException if the handle is closed
     * @throws IndexOutOfBoundsException if the part is not within the buffer, or larger than a view may be
     */
    public static SharedAtomicDoubleArray over(SharedBuffer buffer, long offset, int length) {
        return new SharedAtomicDoubleArray(SharedAtomicLongArray.over(buffer, offset, length));
    }

    /** {@return how many elements there are} */
    public int length() {
        return bits.length();
    }

    /**
     * {@return the value, read as a volatile variable is}
     *
     * @param index which element, from 0
     */
    public double get(int index) {
        return Double.longBitsToDouble(bits.get(index));
    }

    /**
     * {@return the value, read as a variable that is not volatile: for an element that no thread changes now}
     *
     * @param index which element, from 0
     */
    public double getPlain(int index) {
        return Double.longBitsToDouble(bits.getPlain(index));
    }

    /**
     * {@return the value} What a thread wrote before its {@link #setRelease} of this value is visible afterwards.
     *
     * @param index which element, from 0
     */
    public double getAcquire(int index) {
        return Double.longBitsToDouble(bits.getAcquire(index));
    }

    /**
     * Sets the value, as a volatile variable is set.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void set(int index, double value) {
        bits.set(index, Double.doubleToRawLongBits(value));
    }

    /**
     * Sets the value, as a variable is set that is not volatile: for an element that no other thread uses now.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void setPlain(int index, double value) {
        bits.setPlain(index, Double.doubleToRawLongBits(value));
    }

    /**
     * Sets the value. What this thread wrote before is visible to a thread that reads this value with
     * {@link #getAcquire} or {@link #get}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void setRelease(int index, double value) {
        bits.setRelease(index, Double.doubleToRawLongBits(value));
    }

    /**
     * The older name of {@link #setRelease}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void lazySet(int index, double value) {
        bits.setRelease(index, Double.doubleToRawLongBits(value));
    }

    /**
     * Sets the value to {@code next} if its bits are those of {@code expected}.
     *
     * @param index which element, from 0
     * @param expected the value that it must have
     * @param next the new value
     * @return whether it was set
     */
    public boolean compareAndSet(int index, double expected, double next) {
        return bits.compareAndSet(index, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(next));
    }

    /**
     * Sets the value to {@code next} if its bits are those of {@code expected}.
     *
     * @param index which element, from 0
     * @param expected the value that it must have
     * @param next the new value
     * @return the value before; if it has the same bits as {@code expected}, the value was set
     */
    public double compareAndExchange(int index, double expected, double next) {
        return Double.longBitsToDouble(
                bits.compareAndExchange(index, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(next)));
    }

    /**
     * Sets the value.
     *
     * @param index which element, from 0
     * @param value the new value
     * @return the value before
     */
    public double getAndSet(int index, double value) {
        return Double.longBitsToDouble(bits.getAndSet(index, Double.doubleToRawLongBits(value)));
    }

    /**
     * Adds to the value.
     *
     * @param index which element, from 0
     * @param delta what is added
     * @return the value before
     */
    public double getAndAdd(int index, double delta) {
        while (true) {
            long before = bits.get(index);
            double value = Double.longBitsToDouble(before);
            if (bits.compareAndSet(index, before, Double.doubleToRawLongBits(value + delta))) {
                return value;
            }
        }
    }

    /**
     * Adds to the value.
     *
     * @param index which element, from 0
     * @param delta what is added
     * @return the new value
     */
    public double addAndGet(int index, double delta) {
        return getAndAdd(index, delta) + delta;
    }

    /**
     * Sets the value to what {@code update} returns for it.
     *
     * @param index which element, from 0
     * @param update must have no side effects, because it is applied again if the value has changed meanwhile
     * @return the value before
     */
    public double getAndUpdate(int index, DoubleUnaryOperator update) {
        while (true) {
            long before = bits.get(index);
            double value = Double.longBitsToDouble(before);
            if (bits.compareAndSet(index, before, Double.doubleToRawLongBits(update.applyAsDouble(value)))) {
                return value;
            }
        }
    }

    /**
     * Sets the value to what {@code update} returns for it.
     *
     * @param index which element, from 0
     * @param update must have no side effects, because it is applied again if the value has changed meanwhile
     * @return the new value
     */
    public double updateAndGet(int index, DoubleUnaryOperator update) {
        while (true) {
            long before = bits.get(index);
            double next = update.applyAsDouble(Double.longBitsToDouble(before));
            if (bits.compareAndSet(index, before, Double.doubleToRawLongBits(next))) {
                return next;
            }
        }
    }

    /**
     * Sets the value to what {@code function} returns for it and {@code operand}.
     *
     * @param index which element, from 0
     * @param operand the second argument of the function
     * @param function must have no side effects, because it is applied again if the value has changed meanwhile
     * @return the value before
     */
    public double getAndAccumulate(int index, double operand, DoubleBinaryOperator function) {
        return getAndUpdate(index, value -> function.applyAsDouble(value, operand));
    }

    /**
     * Sets the value to what {@code function} returns for it and {@code operand}.
     *
     * @param index which element, from 0
     * @param operand the second argument of the function
     * @param function must have no side effects, because it is applied again if the value has changed meanwhile
     * @return the new value
     */
    public double accumulateAndGet(int index, double operand, DoubleBinaryOperator function) {
        return updateAndGet(index, value -> function.applyAsDouble(value, operand));
    }

    /**
     * The values, such as {@code [1.0, 2.5]}. They are read one after the other, so they may be of different moments.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < length(); i++) {
            text.append(i == 0 ? "" : ", ").append(get(i));
        }
        return text.append(']').toString();
    }
}

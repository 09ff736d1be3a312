package org.paralleltask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * {@code long}s in a {@link SharedBuffer}, each of which a program and its workers change atomically: counters and
 * histograms that all tasks add to. The methods are those of {@link java.util.concurrent.atomic.AtomicLongArray}, with
 * the same effects on memory, between processes as well as between threads.
 *
 * <pre>{@code
 * @ParallelTask
 * static void count(Path file, @Shared SharedBuffer bins) throws IOException {
 *     SharedAtomicLongArray histogram = SharedAtomicLongArray.over(bins);
 *     for (byte b : Files.readAllBytes(file)) {
 *         histogram.incrementAndGet(b & 255);
 *     }
 * }
 *
 * try (SharedBuffer bins = SharedBuffer.allocate(256 * Long.BYTES);
 *         CountPool pool = CountPool.open(bins)) {
 *     pool.map(files);
 *     long zeros = SharedAtomicLongArray.over(bins).get(0);
 * }
 * }</pre>
 *
 * <p>A new buffer has only zeros. An array is a view, as those of {@link SharedBuffer#view}: it stays valid when the
 * handle is closed. If a worker has shortened the file of the memory, a use of the missing part throws an
 * {@link InternalError}. If a task runs a second time after its worker's death, it adds a second time.
 *
 * <p>Each call takes a few nanoseconds; many more if other threads or processes change the same element, or one within
 * 64 bytes of it, at the same time. Thread-safe. Every method that takes an index throws an
 * {@link IndexOutOfBoundsException} if it is negative, or not less than {@link #length}.
 */
public final class SharedAtomicLongArray {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;
    private final int length;

    private SharedAtomicLongArray(ByteBuffer memory) {
        this.memory = memory;
        this.length = memory.capacity() / Long.BYTES;
    }

    /**
     * An array of all elements that the buffer has room for. Up to seven bytes at its end belong to no element.
     *
     * @param buffer the memory
     * @return a view of the buffer
     * @throws IllegalStateException if the handle is closed
     * @throws IndexOutOfBoundsException if the buffer is larger than {@link Integer#MAX_VALUE} bytes: take parts of it
     */
    public static SharedAtomicLongArray over(SharedBuffer buffer) {
        return new SharedAtomicLongArray(buffer.view());
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
    public static SharedAtomicLongArray over(SharedBuffer buffer, long offset, int length) {
        if (offset % Long.BYTES != 0) {
            throw new IllegalArgumentException(
                    "Elements of 8 bytes must begin at a multiple of 8 bytes, not at " + offset);
        }
        return new SharedAtomicLongArray(buffer.view(offset, (long) length * Long.BYTES));
    }

    /**
     * The offset of an element, in bytes. The index is checked here, because a wrong one may still be within the
     * memory.
     */
    private int at(int index) {
        return Objects.checkIndex(index, length) * Long.BYTES;
    }

    /** {@return how many elements there are} */
    public int length() {
        return length;
    }

    /**
     * {@return the value, read as a volatile variable is}
     *
     * @param index which element, from 0
     */
    public long get(int index) {
        return (long) LONG.getVolatile(memory, at(index));
    }

    /**
     * {@return the value, read as a variable that is not volatile: for an element that no thread changes now}
     *
     * @param index which element, from 0
     */
    public long getPlain(int index) {
        return (long) LONG.get(memory, at(index));
    }

    /**
     * {@return the value} What a thread wrote before its {@link #setRelease} of this value is visible afterwards.
     *
     * @param index which element, from 0
     */
    public long getAcquire(int index) {
        return (long) LONG.getAcquire(memory, at(index));
    }

    /**
     * Sets the value, as a volatile variable is set.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void set(int index, long value) {
        LONG.setVolatile(memory, at(index), value);
    }

    /**
     * Sets the value, as a variable is set that is not volatile: for an element that no other thread uses now.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void setPlain(int index, long value) {
        LONG.set(memory, at(index), value);
    }

    /**
     * Sets the value. What this thread wrote before is visible to a thread that reads this value with
     * {@link #getAcquire} or {@link #get}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void setRelease(int index, long value) {
        LONG.setRelease(memory, at(index), value);
    }

    /**
     * The older name of {@link #setRelease}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    public void lazySet(int index, long value) {
        LONG.setRelease(memory, at(index), value);
    }

    /**
     * Sets the value to {@code next} if it is {@code expected}.
     *
     * @param index which element, from 0
     * @param expected the value that it must have
     * @param next the new value
     * @return whether it was set
     */
    public boolean compareAndSet(int index, long expected, long next) {
        return LONG.compareAndSet(memory, at(index), expected, next);
    }

    /**
     * Sets the value to {@code next} if it is {@code expected}.
     *
     * @param index which element, from 0
     * @param expected the value that it must have
     * @param next the new value
     * @return the value before; if it is {@code expected}, the value was set
     */
    public long compareAndExchange(int index, long expected, long next) {
        return (long) LONG.compareAndExchange(memory, at(index), expected, next);
    }

    /**
     * Sets the value.
     *
     * @param index which element, from 0
     * @param value the new value
     * @return the value before
     */
    public long getAndSet(int index, long value) {
        return (long) LONG.getAndSet(memory, at(index), value);
    }

    /**
     * Adds to the value.
     *
     * @param index which element, from 0
     * @param delta what is added
     * @return the value before
     */
    public long getAndAdd(int index, long delta) {
        return (long) LONG.getAndAdd(memory, at(index), delta);
    }

    /**
     * Adds 1 to the value.
     *
     * @param index which element, from 0
     * @return the value before
     */
    public long getAndIncrement(int index) {
        return getAndAdd(index, 1);
    }

    /**
     * Subtracts 1 from the value.
     *
     * @param index which element, from 0
     * @return the value before
     */
    public long getAndDecrement(int index) {
        return getAndAdd(index, -1);
    }

    /**
     * Adds to the value.
     *
     * @param index which element, from 0
     * @param delta what is added
     * @return the new value
     */
    public long addAndGet(int index, long delta) {
        return getAndAdd(index, delta) + delta;
    }

    /**
     * Adds 1 to the value.
     *
     * @param index which element, from 0
     * @return the new value
     */
    public long incrementAndGet(int index) {
        return addAndGet(index, 1);
    }

    /**
     * Subtracts 1 from the value.
     *
     * @param index which element, from 0
     * @return the new value
     */
    public long decrementAndGet(int index) {
        return addAndGet(index, -1);
    }

    /**
     * Sets the value to what {@code update} returns for it.
     *
     * @param index which element, from 0
     * @param update must have no side effects, because it is applied again if the value has changed meanwhile
     * @return the value before
     */
    public long getAndUpdate(int index, LongUnaryOperator update) {
        while (true) {
            long before = get(index);
            if (compareAndSet(index, before, update.applyAsLong(before))) {
                return before;
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
    public long updateAndGet(int index, LongUnaryOperator update) {
        while (true) {
            long before = get(index);
            long next = update.applyAsLong(before);
            if (compareAndSet(index, before, next)) {
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
    public long getAndAccumulate(int index, long operand, LongBinaryOperator function) {
        return getAndUpdate(index, value -> function.applyAsLong(value, operand));
    }

    /**
     * Sets the value to what {@code function} returns for it and {@code operand}.
     *
     * @param index which element, from 0
     * @param operand the second argument of the function
     * @param function must have no side effects, because it is applied again if the value has changed meanwhile
     * @return the new value
     */
    public long accumulateAndGet(int index, long operand, LongBinaryOperator function) {
        return updateAndGet(index, value -> function.applyAsLong(value, operand));
    }

    /**
     * The values, such as {@code [1, 2, 3]}. They are read one after the other, so they may be of different moments.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ", ").append(get(i));
        }
        return text.append(']').toString();
    }
}

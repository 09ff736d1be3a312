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
 * histograms that all tasks add to. The methods are those of {@link java.util.concurrent.atomic.AtomicLongArray}, with the
 * same effects on memory, between processes as between threads.
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
 * <p>A new buffer is all zero. An array is a view, as those of {@link SharedBuffer#view}: it stays valid when the handle is
 * closed, and to touch memory that a worker has cut off is an {@link InternalError}. Where a task runs a second time, after
 * its worker's death, it adds a second time.
 *
 * <p>Each call costs some nanoseconds; many more if other processes change the same element, or one within 64 bytes of it,
 * at the same time. Thread-safe. Every method that takes an index throws an {@link IndexOutOfBoundsException} if it is not
 * from 0 to less than {@link #length}.
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
     * As many elements as there are in the buffer; up to seven bytes at its end belong to none.
     *
     * @throws IllegalStateException if the handle is closed
     * @throws IndexOutOfBoundsException if the buffer is larger than {@link Integer#MAX_VALUE} bytes: take parts of it
     */
    public static SharedAtomicLongArray over(SharedBuffer buffer) {
        return new SharedAtomicLongArray(buffer.view());
    }

    /**
     * The elements of a part of the buffer.
     *
     * @param offset of the first one, in bytes; a multiple of 8
     * @param length how many elements there are; as many as a {@linkplain SharedBuffer#MAX_VIEW view} may have
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

    /** Checked here: the product may be an offset within the memory though the index is not within the array. */
    private int at(int index) {
        return Objects.checkIndex(index, length) * Long.BYTES;
    }

    /** How many elements there are. */
    public int length() {
        return length;
    }

    /** The value, as of a volatile variable. */
    public long get(int index) {
        return (long) LONG.getVolatile(memory, at(index));
    }

    /** The value, as of a variable that is not volatile: for an element that no thread changes now. */
    public long getPlain(int index) {
        return (long) LONG.get(memory, at(index));
    }

    /** The value; what was written before its {@link #setRelease} is visible afterwards. */
    public long getAcquire(int index) {
        return (long) LONG.getAcquire(memory, at(index));
    }

    /** Sets the value, as of a volatile variable. */
    public void set(int index, long value) {
        LONG.setVolatile(memory, at(index), value);
    }

    /** Sets the value, as of a variable that is not volatile: for an element that no other thread uses now. */
    public void setPlain(int index, long value) {
        LONG.set(memory, at(index), value);
    }

    /** Sets the value; what was written before is visible to a thread that reads it with {@link #getAcquire} or {@link #get}. */
    public void setRelease(int index, long value) {
        LONG.setRelease(memory, at(index), value);
    }

    /** The older name of {@link #setRelease}. */
    public void lazySet(int index, long value) {
        LONG.setRelease(memory, at(index), value);
    }

    /** Sets the value to {@code next} if it is {@code expected}; whether it was. */
    public boolean compareAndSet(int index, long expected, long next) {
        return LONG.compareAndSet(memory, at(index), expected, next);
    }

    /** Sets the value to {@code next} if it is {@code expected}; returns the value before, equal if it was set. */
    public long compareAndExchange(int index, long expected, long next) {
        return (long) LONG.compareAndExchange(memory, at(index), expected, next);
    }

    /** Sets the value, and returns the one before. */
    public long getAndSet(int index, long value) {
        return (long) LONG.getAndSet(memory, at(index), value);
    }

    /** Adds, and returns the value before. */
    public long getAndAdd(int index, long delta) {
        return (long) LONG.getAndAdd(memory, at(index), delta);
    }

    /** Adds 1, and returns the value before. */
    public long getAndIncrement(int index) {
        return getAndAdd(index, 1);
    }

    /** Subtracts 1, and returns the value before. */
    public long getAndDecrement(int index) {
        return getAndAdd(index, -1);
    }

    /** Adds, and returns the new value. */
    public long addAndGet(int index, long delta) {
        return getAndAdd(index, delta) + delta;
    }

    /** Adds 1, and returns the new value. */
    public long incrementAndGet(int index) {
        return addAndGet(index, 1);
    }

    /** Subtracts 1, and returns the new value. */
    public long decrementAndGet(int index) {
        return addAndGet(index, -1);
    }

    /**
     * Sets the value to what {@code update} makes of it, and returns the one before.
     *
     * @param update without side effects: it is applied again if the value has changed meanwhile
     */
    public long getAndUpdate(int index, LongUnaryOperator update) {
        while (true) {
            long before = get(index);
            if (compareAndSet(index, before, update.applyAsLong(before))) {
                return before;
            }
        }
    }

    /** As {@link #getAndUpdate}, but returns the new value. */
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
     * Sets the value to what {@code function} makes of it and {@code operand}, and returns the one before.
     *
     * @param function without side effects: it is applied again if the value has changed meanwhile
     */
    public long getAndAccumulate(int index, long operand, LongBinaryOperator function) {
        return getAndUpdate(index, value -> function.applyAsLong(value, operand));
    }

    /** As {@link #getAndAccumulate}, but returns the new value. */
    public long accumulateAndGet(int index, long operand, LongBinaryOperator function) {
        return updateAndGet(index, value -> function.applyAsLong(value, operand));
    }

    /** The values, such as {@code [1, 2, 3]}; each is read at a moment of its own. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ", ").append(get(i));
        }
        return text.append(']').toString();
    }
}

package org.paralleltask.wire.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.wire.Ledger;

/**
 * Records on their way from a worker to its parent, in memory that both map: a ring of bytes. The worker writes without a
 * call of the system, and what it had written when it died can still be read. The parent looks from time to time.
 *
 * <pre>
 * control    int32, each in a cache line of its own: tail (bytes written so far), head (bytes read so far),
 *            how many records were dropped
 * bytes      of each record its length, int32, and these
 * </pre>
 *
 * <p>The parent believes nothing without looking.
 */
public final class LogRing {
    private static final int LINE = 128;
    private static final int TAIL = 0;
    private static final int HEAD = LINE;
    private static final int DROPPED = 2 * LINE;
    private static final int START = 4096;

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** How long a writer waits for room. Once it has found none in that time, it does not wait again before there is some. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final ByteBuffer memory;
    private final int most;

    /** How many bytes are under way, at most: a power of two. */
    private final int size;

    /** Where this side is: the writer's tail, or the reader's head. */
    private int position;

    private boolean isPatient = true;

    /**
     * One side of it.
     *
     * @param memory of both sides, zeros at first: {@link Ledger#LOGS} bytes
     * @param most how many bytes a record may have
     */
    public LogRing(ByteBuffer memory, int most) {
        this.memory = memory.order(ByteOrder.nativeOrder());
        this.most = most;
        this.size = memory.capacity() - START;
    }

    private static ProtocolException spoilt() {
        return new ProtocolException("it has spoilt the memory that it shares with its parent");
    }

    /** The worker's side, any thread: writes a record; false if there is no room for it. */
    public boolean write(byte[] bytes) {
        long begun = 0;
        while (bytes.length <= most) {
            Boolean isWritten = tryWrite(bytes);
            if (isWritten != null) {
                return isWritten;
            }
            long now = System.nanoTime();
            if (begun == 0) {
                begun = now;
            } else if (now - begun > PATIENCE_NANOS) {
                break;
            }
            LockSupport.parkNanos(PAUSE_NANOS); // an interrupted thread looks without a pause
        }
        drop();
        return false;
    }

    /** Null if it is worth waiting for room. */
    private synchronized @Nullable Boolean tryWrite(byte[] bytes) {
        int room = size - (position - (int) INT.getAcquire(memory, HEAD));
        if (room < Integer.BYTES + bytes.length) {
            if (isPatient) {
                return null;
            }
            count();
            return false;
        }
        isPatient = true;
        put(lengthOf(bytes));
        put(bytes);
        INT.setRelease(memory, TAIL, position);
        return true;
    }

    private static byte[] lengthOf(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array();
    }

    private void put(byte[] bytes) {
        int index = position & (size - 1);
        int first = Math.min(bytes.length, size - index);
        memory.put(START + index, bytes, 0, first);
        memory.put(START, bytes, first, bytes.length - first);
        position += bytes.length;
    }

    private synchronized void drop() {
        isPatient = false;
        count();
    }

    private void count() {
        INT.getAndAdd(memory, DROPPED, 1);
    }

    /**
     * The parent's side, one thread: the next record; null if there is none.
     *
     * @throws ProtocolException if the worker has spoilt the memory
     */
    public byte @Nullable [] read() throws ProtocolException {
        int count = (int) INT.getAcquire(memory, TAIL) - position;
        if (count == 0) {
            return null;
        } else if (count < Integer.BYTES || count > size) {
            throw spoilt();
        }
        int length = ByteBuffer.wrap(get(Integer.BYTES)).getInt();
        if (length < 0 || length > most || length > count - Integer.BYTES) {
            throw spoilt();
        }
        byte[] bytes = get(length);
        INT.setRelease(memory, HEAD, position);
        return bytes;
    }

    private byte[] get(int length) {
        byte[] bytes = new byte[length];
        int index = position & (size - 1);
        int first = Math.min(length, size - index);
        memory.get(START + index, bytes, 0, first);
        memory.get(START, bytes, first, length - first);
        position += length;
        return bytes;
    }

    /** The parent's side: how many records the worker has dropped so far. */
    public int dropped() {
        return (int) INT.getAcquire(memory, DROPPED);
    }
}

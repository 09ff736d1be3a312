package org.paralleltask.wire;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/**
 * The reading end of one side of a {@link Ring}. It sleeps at its bell while there is nothing to read. Used by one thread at
 * a time.
 */
final class RingReader extends RingDirection implements ReadableByteChannel {
    private final ReadableByteChannel bell;
    private final ByteBuffer rung = ByteBuffer.allocateDirect(Long.BYTES);

    /** Whether the rest of a frame is expected, which the other side is just writing. Used only by the thread that reads. */
    private boolean isInTheMidst;

    /** @param bell the channel that this side sleeps at */
    RingReader(ByteBuffer memory, boolean isToParent, ReadableByteChannel bell) {
        super(memory, isToParent);
        this.bell = bell;
    }

    /** Sets whether the rest of a frame is expected, which will be there soon. */
    void expectsRest(boolean isExpected) {
        isInTheMidst = isExpected;
    }

    /** Copies the bytes that are there; waits if there are none. Returns a negative number if the other side has gone. */
    @Override
    public int read(ByteBuffer bytes) throws IOException {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        if (tail == head && !await()) {
            return -1;
        }
        int index = head & (size - 1);
        int count = Math.min(Math.min(tail - head, bytes.remaining()), Math.min(size - index, PIECE));
        bytes.put(bytes.position(), memory, start + index, count);
        bytes.position(bytes.position() + count);
        head += count;
        INT.setRelease(memory, headAt, head);
        return count;
    }

    /** Whether {@link #read} has something to return or to throw, without waiting. */
    boolean hasNews() {
        return (int) INT.getAcquire(memory, tailAt) != head;
    }

    private boolean isThere() throws ProtocolException {
        int now = (int) INT.getAcquire(memory, tailAt);
        int count = now - head;
        if (count < 0 || count > size || now - tail < 0) {
            throw spoilt();
        }
        tail = now;
        return count > 0;
    }

    /** Waits until there is something to read; returns false if there never will be. */
    private boolean await() throws IOException {
        if (isThere() || (isInTheMidst && looks())) {
            return true;
        }
        while (true) {
            INT.setVolatile(memory, sleepsAt, 1);
            VarHandle.fullFence();
            if (isThere()) {
                INT.setVolatile(memory, sleepsAt, 0); // if the bell was rung all the same, the next sleep is short
                return true;
            }
            boolean isRung = sleep();
            if (isThere()) {
                INT.setVolatile(memory, sleepsAt, 0);
                return true;
            } else if (!isRung) {
                return false;
            }
        }
    }

    /** Sleeps until the bell is rung; returns false if the bell has come to its end. */
    private boolean sleep() throws IOException {
        try {
            return bell.read(rung.clear()) > 0;
        } catch (ClosedChannelException closedHere) {
            throw closedHere;
        } catch (IOException reset) { // a socket whose other end has gone without reading all rings
            return false;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // it is about the scheduler: the other side may need this CPU
    private boolean looks() throws ProtocolException {
        long begun = System.nanoTime();
        do {
            Thread.yield();
            if (isThere()) {
                return true;
            }
        } while (System.nanoTime() - begun < LOOK_NANOS);
        return false;
    }

    @Override
    public boolean isOpen() {
        return bell.isOpen();
    }

    @Override
    public void close() throws IOException {
        bell.close();
    }
}

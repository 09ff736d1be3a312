package org.paralleltask.wire;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * The writing end of one side of a {@link Ring}. It rings the other side's bell if that side sleeps. Used by one thread at a
 * time.
 */
final class RingWriter extends RingDirection implements WritableByteChannel {
    /** The shortest pause between two looks for room, after the first looks without pauses. */
    private static final long LEAST_PAUSE_NANOS = 20_000;

    private static final long MOST_PAUSE_NANOS = 2_000_000;

    /** The time between two rings while this side waits for room. */
    private static final long RING_NANOS = 50_000_000;

    private final WritableByteChannel bell;
    private final ByteBuffer ring = ByteBuffer.allocateDirect(1);

    /** @param bell the channel that the other side sleeps at */
    RingWriter(ByteBuffer memory, boolean isToParent, WritableByteChannel bell) {
        super(memory, isToParent);
        this.bell = bell;
    }

    /** Writes all bytes, waiting for room. */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int all = bytes.remaining();
        while (bytes.hasRemaining()) {
            int room = size - (tail - head);
            if (room == 0) {
                awaitRoom();
                continue;
            }
            int index = tail & (size - 1);
            int count = Math.min(Math.min(room, bytes.remaining()), Math.min(size - index, PIECE));
            memory.put(start + index, bytes, bytes.position(), count);
            bytes.position(bytes.position() + count);
            tail += count;
            INT.setRelease(memory, tailAt, tail);
            wake();
        }
        return all;
    }

    private void wake() throws IOException {
        VarHandle.fullFence();
        if ((int) INT.getOpaque(memory, sleepsAt) == 1 && INT.compareAndSet(memory, sleepsAt, 1, 0)) {
            rings();
        }
    }

    /** @throws IOException if the other side has gone */
    private void rings() throws IOException {
        bell.write(ring.clear());
    }

    private boolean isRoom() throws ProtocolException {
        int now = (int) INT.getAcquire(memory, headAt);
        if (now - head < 0 || tail - now < 0) {
            throw spoilt();
        }
        head = now;
        return tail - head <= size / 2; // wait for half of it: a slower reader would otherwise be met at each byte
    }

    @SuppressWarnings("ThreadPriorityCheck") // it is about the scheduler: the other side may need this CPU
    private void awaitRoom() throws IOException {
        long begun = System.nanoTime();
        long rungNanos = begun;
        long pause = LEAST_PAUSE_NANOS;
        while (!isRoom()) {
            if (!bell.isOpen()) {
                throw new ClosedChannelException();
            }
            long now = System.nanoTime();
            if (now - begun < LOOK_NANOS) {
                Thread.yield();
                continue;
            }
            if (now - rungNanos > RING_NANOS) {
                rungNanos = now;
                rings();
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, MOST_PAUSE_NANOS);
        }
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

package org.paralleltask.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * The line between a worker and its parent: two rings of bytes in memory that both map, one for each direction, with one
 * writer and one reader each. A side that finds nothing sleeps at its <i>bell</i>, a pipe or a socket; the other side rings
 * it, by a byte, only then. So while both are awake no channel is read or written.
 *
 * <pre>
 * control    int32, each in a cache line of its own:
 *            to the worker: tail (bytes written so far), head (bytes read so far)
 *            to the parent: tail, head
 *            whether the worker sleeps, whether the parent does
 * bytes      {@link #SIZE} to the worker, {@link #SIZE} to the parent
 * </pre>
 *
 * <p>No wake-up is lost. The writer publishes the tail, passes a full fence, then reads whether the reader sleeps; the
 * reader says that it sleeps, passes a full fence, then looks at the tail once more. One of them sees the other:
 * {@code src/test/models/ring.pml} is a model of this, in which every order of the steps was tried. A
 * thread that waits for room does not sleep at the bell, where the side's reader may sleep: it looks again and again, and
 * rings now and then, which fails once the other process has gone.
 *
 * <p>The parent believes nothing without looking: positions are checked against what this side knows, and bytes are copied
 * before anything is made of them. What a worker had written when it died can still be read.
 * One thread at a time reads, and one writes.
 */
public final class Ring {
    /** How many bytes are under way in one direction, at most; more falls out of the processor's cache. */
    static final int SIZE = 1 << 20;

    private static final int LINE = 128;
    private static final int CONTROL = 4096;

    // Where in there things are; of a direction first the tail, then the head.
    private static final int TO_WORKER = 0;
    public static final int TO_PARENT = 2 * LINE;
    private static final int WORKER_SLEEPS = 4 * LINE;
    private static final int PARENT_SLEEPS = 5 * LINE;

    /** How much memory it takes. */
    static final int MEMORY = CONTROL + 2 * SIZE;

    /** How many bytes are copied before the other side hears of them: so that both work at once. */
    private static final int PIECE = 32 << 10;

    /** How long a side looks for the rest of what the other is just writing. */
    private static final long LOOK_NANOS = 250_000;

    /** Between two looks for room, later. */
    private static final long LEAST_PAUSE_NANOS = 20_000;

    private static final long MOST_PAUSE_NANOS = 2_000_000;

    /** How often the other side is rung for meanwhile. */
    private static final long RING_NANOS = 50_000_000;

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;
    private final Source source;
    private final Sink sink;

    /**
     * @param memory of both sides, zeros at first
     * @param isParent which side this is
     * @param bell where this side sleeps
     * @param othersBell where the other does
     */
    Ring(ByteBuffer memory, boolean isParent, ReadableByteChannel bell, WritableByteChannel othersBell) {
        this.memory = memory;
        this.source = new Source(bell, isParent);
        this.sink = new Sink(othersBell, !isParent);
    }

    public ReadableByteChannel source() {
        return source;
    }

    public WritableByteChannel sink() {
        return sink;
    }

    /** For the thread that reads: whether the rest of a frame is to come, so that it is soon there. */
    public void expectsRest(boolean isInTheMidst) {
        source.isInTheMidst = isInTheMidst;
    }

    private static ProtocolException spoilt() {
        return new ProtocolException("it has spoilt the memory that it shares with its parent");
    }

    /** Where in the memory the bytes of one direction are, and what is said of them. */
    private abstract static class Direction {
        final int tailAt;
        final int headAt;
        final int sleepsAt; // of the side that reads them
        final int start;
        int head; // and the tail: as far as this side knows them
        int tail;

        Direction(boolean isToParent) {
            tailAt = isToParent ? TO_PARENT : TO_WORKER;
            headAt = tailAt + LINE;
            sleepsAt = isToParent ? PARENT_SLEEPS : WORKER_SLEEPS;
            start = CONTROL + (isToParent ? SIZE : 0);
        }
    }

    /** What this side reads. */
    private final class Source extends Direction implements ReadableByteChannel {
        private final ReadableByteChannel bell;
        private final ByteBuffer rung = ByteBuffer.allocateDirect(Long.BYTES);

        /** Whether the rest of a frame is to come, which the other side is just writing. */
        private boolean isInTheMidst;

        Source(ReadableByteChannel bell, boolean isToParent) {
            super(isToParent);
            this.bell = bell;
        }

        /** Copies what is there; waits if that is nothing. Negative if the other side has gone. */
        @Override
        public int read(ByteBuffer bytes) throws IOException {
            if (!bytes.hasRemaining()) {
                return 0;
            }
            if (tail == head && !await()) {
                return -1;
            }
            int index = head & (SIZE - 1);
            int count = Math.min(Math.min(tail - head, bytes.remaining()), Math.min(SIZE - index, PIECE));
            bytes.put(bytes.position(), memory, start + index, count);
            bytes.position(bytes.position() + count);
            head += count;
            INT.setRelease(memory, headAt, head);
            return count;
        }

        private boolean isThere() throws ProtocolException {
            int now = (int) INT.getAcquire(memory, tailAt);
            int count = now - head;
            if (count < 0 || count > SIZE || now - tail < 0) {
                throw spoilt();
            }
            tail = now;
            return count > 0;
        }

        /** Waits until there is something; false if there never will be. */
        private boolean await() throws IOException {
            if (isThere() || (isInTheMidst && looks())) {
                return true;
            }
            while (true) {
                INT.setVolatile(memory, sleepsAt, 1);
                VarHandle.fullFence();
                if (isThere()) {
                    INT.setVolatile(memory, sleepsAt, 0); // if it was rung for all the same, the next sleep is short
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

        /** Whether the bell was rung; false at its end. */
        private boolean sleep() throws IOException {
            try {
                return bell.read(rung.clear()) > 0;
            } catch (ClosedChannelException closedHere) {
                throw closedHere;
            } catch (IOException reset) { // a socket whose other end has gone and had not read all that was rung
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

    /** What this side writes. */
    private final class Sink extends Direction implements WritableByteChannel {
        private final WritableByteChannel bell;
        private final ByteBuffer ring = ByteBuffer.allocateDirect(1);

        Sink(WritableByteChannel bell, boolean isToParent) {
            super(isToParent);
            this.bell = bell;
        }

        /** Writes all of it, waiting for room. */
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int all = bytes.remaining();
            while (bytes.hasRemaining()) {
                int room = SIZE - (tail - head);
                if (room == 0) {
                    awaitRoom();
                    continue;
                }
                int index = tail & (SIZE - 1);
                int count = Math.min(Math.min(room, bytes.remaining()), Math.min(SIZE - index, PIECE));
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
            return tail - head <= SIZE / 2; // half of it: a reader that is slower is not met at each byte
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
}

package org.paralleltask.cluster.message;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Bytes to and from the other end of a slot, over messages. A writer waits when the other end has not read enough: the
 * engine itself takes everything, until the heap is full. Thread-safe; one thread reads, one writes. As with the JDK's
 * channels, an interrupt of either closes it.
 */
public final class ByteLine implements ReadableByteChannel, WritableByteChannel {
    /** How many bytes may be under way in one direction. */
    static final int WINDOW = 1 << 20;

    /** How many bytes a message has, at most. */
    static final int MOST = 1 << 16;

    private final Consumer<? super Message> out;

    @GuardedBy("this")
    private final Deque<ByteBuffer> arrived = new ArrayDeque<>();

    @GuardedBy("this")
    private int mayArrive = WINDOW;

    @GuardedBy("this")
    private int read;

    @GuardedBy("this")
    private int credit = WINDOW;

    /** Whether the other end sends no more. */
    @GuardedBy("this")
    private boolean isAtEnd;

    @GuardedBy("this")
    private boolean isClosed;

    /** @param out takes {@link Message.Data} and {@link Message.Credit}; must not wait for this line */
    public ByteLine(Consumer<? super Message> out) {
        this.out = out;
    }

    /** These have arrived. One that sends more than it may is heard no more. */
    public synchronized void received(byte[] bytes) {
        mayArrive -= bytes.length;
        if (mayArrive < 0) {
            isAtEnd = true;
        } else if (!isAtEnd) {
            arrived.add(ByteBuffer.wrap(bytes));
        }
        notifyAll();
    }

    /** The other end has room for so many bytes more. */
    public synchronized void granted(int bytes) {
        credit = (int) Math.min(WINDOW, (long) credit + Math.max(0, bytes));
        notifyAll();
    }

    /** The other end is gone, or has sent its last: what has arrived may still be read. */
    public synchronized void end() {
        isAtEnd = true;
        notifyAll();
    }

    @Override
    public int read(ByteBuffer target) throws ClosedByInterruptException, ClosedChannelException {
        int count;
        int grant = 0;
        synchronized (this) {
            while (arrived.isEmpty() && !isAtEnd) {
                await();
            }
            requireOpen();
            ByteBuffer first = arrived.peek();
            if (first == null) {
                return -1;
            }
            count = Math.min(first.remaining(), target.remaining());
            target.put(target.position(), first, first.position(), count);
            target.position(target.position() + count);
            first.position(first.position() + count);
            if (!first.hasRemaining()) {
                arrived.remove();
            }
            read += count;
            if (read >= WINDOW / 4) {
                grant = read;
                mayArrive += read;
                read = 0;
            }
        }
        if (grant > 0) {
            out.accept(new Message.Credit(grant));
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws ClosedByInterruptException, ClosedChannelException {
        int count;
        synchronized (this) {
            while (credit == 0 && !isAtEnd) {
                await();
            }
            requireOpen();
            if (isAtEnd) {
                throw new ClosedChannelException();
            }
            count = Math.min(Math.min(credit, MOST), source.remaining());
            credit -= count;
        }
        byte[] bytes = new byte[count];
        source.get(bytes);
        if (count > 0) {
            out.accept(new Message.Data(bytes));
        }
        return count;
    }

    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    @GuardedBy("this")
    private void await() throws ClosedByInterruptException, ClosedChannelException {
        requireOpen();
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isClosed = true;
            notifyAll();
            throw new ClosedByInterruptException();
        }
    }

    @GuardedBy("this")
    private void requireOpen() throws ClosedChannelException {
        if (isClosed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return !isClosed;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        arrived.clear();
        notifyAll();
    }
}

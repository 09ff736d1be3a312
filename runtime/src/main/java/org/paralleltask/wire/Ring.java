package org.paralleltask.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

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
 * before anything is made of them. What a worker had written when it died can still be read. One thread at a time reads, and
 * one writes.
 */
public final class Ring {
    /** How many bytes are under way in one direction, at most; more falls out of the processor's cache. */
    static final int SIZE = 1 << 20;

    /** Where the tail of what goes to the parent is. */
    public static final int TO_PARENT = RingDirection.TO_PARENT;

    /** How much memory it takes. */
    static final int MEMORY = RingDirection.CONTROL + 2 * SIZE;

    private final RingReader source;
    private final RingWriter sink;

    /**
     * One side of it.
     *
     * @param memory of both sides, zeros at first
     * @param isParent which side this is
     * @param bell where this side sleeps
     * @param othersBell where the other does
     */
    public Ring(ByteBuffer memory, boolean isParent, ReadableByteChannel bell, WritableByteChannel othersBell) {
        ByteBuffer ordered = memory.order(ByteOrder.nativeOrder());
        this.source = new RingReader(ordered, isParent, bell);
        this.sink = new RingWriter(ordered, !isParent, othersBell);
    }

    public ReadableByteChannel source() {
        return source;
    }

    public WritableByteChannel sink() {
        return sink;
    }

    /** For the thread that reads: whether the rest of a frame is to come, so that it is soon there. */
    public void expectsRest(boolean isInTheMidst) {
        source.expectsRest(isInTheMidst);
    }
}

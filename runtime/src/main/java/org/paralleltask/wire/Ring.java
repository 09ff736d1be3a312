package org.paralleltask.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.paralleltask.memory.MappedFile;

/**
 * The line between a worker and its parent: two rings of bytes in memory that both map, one for each direction. Each ring has
 * one writer and one reader. A side that finds nothing to read sleeps at its <i>bell</i>, a pipe or a socket. Only then does
 * the other side ring it, by writing one byte there. So while both are awake no channel is read or written.
 *
 * <pre>
 * control    int32, each in a cache line of its own:
 *            to the worker: tail (bytes written so far), head (bytes read so far)
 *            to the parent: tail, head
 *            whether the worker sleeps, whether the parent does
 * bytes      to the worker, and as many to the parent
 * </pre>
 *
 * <p>No wake-up is lost. The writer publishes the tail, passes a full fence, then reads whether the reader sleeps. The reader
 * writes that it sleeps, passes a full fence, then reads the tail once more. At least one of them sees the other's write:
 * {@code src/test/models/ring.pml} is a model of this, in which every order of the steps was tried. A thread that waits for
 * room does not sleep at the bell, because the same side's reader may sleep there. It looks again and again, and rings now
 * and then; that fails once the other process has gone.
 *
 * <p>The parent checks everything: positions must fit what this side knows, and bytes are copied before they are used. What a
 * worker had written when it died can still be read. One thread at a time reads, and one writes.
 */
public final class Ring {
    /** The largest number of bytes on their way in one direction of a worker's line; more would fall out of the processor's cache. */
    static final int SIZE = 1 << 20;

    /** The offset of the tail of the bytes to the parent. */
    public static final int TO_PARENT = RingDirection.TO_PARENT;

    /** The size of its memory, in bytes. */
    static final int MEMORY = memory(SIZE);

    /** The size of the memory of a line of calls, in bytes. */
    public static final int CALL_MEMORY = memory(1 << 17);

    private final RingReader source;
    private final RingWriter sink;

    /** How much memory one takes that has so many bytes for each direction: a power of two. */
    static int memory(int size) {
        return RingDirection.CONTROL + 2 * size;
    }

    /** Maps the file of a line of calls, which its parent has made. Called by the worker. */
    public static ByteBuffer mapForCalls(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return MappedFile.map(file, CALL_MEMORY);
        }
    }

    /**
     * One side of the line.
     *
     * @param memory the memory that both sides map, zeros at first; as large as {@link #memory} says
     * @param isParent which side this is
     * @param bell the channel that this side sleeps at
     * @param othersBell the channel that the other side sleeps at
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

    /** Called by the thread that reads: whether a read would return, or throw, at once. */
    public boolean hasNews() {
        return source.hasNews();
    }

    /** Called by the thread that reads: whether the rest of a frame is expected, which will be there soon. */
    public void expectsRest(boolean isInTheMidst) {
        source.expectsRest(isInTheMidst);
    }
}

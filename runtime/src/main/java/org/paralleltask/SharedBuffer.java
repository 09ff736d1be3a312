package org.paralleltask;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.paralleltask.memory.Handles;
import org.paralleltask.memory.Segment;
import org.paralleltask.memory.SharedDirectory;
import org.paralleltask.memory.SharedFile;

/**
 * A region of memory that a program and its workers share: large data that a task takes as a parameter, or returns,
 * without being copied. Only this handle travels; both sides map the same pages, and each sees at once what the other
 * writes (ordered by the task's start and end, and otherwise as between threads, by {@code VarHandle}s).
 *
 * <p>Each handle is a use of the memory, and so is each unfinished task to which one was passed, whatever becomes of
 * it: the caller may close his own right after {@code submit}. The memory is given back when its last use has ended;
 * the part of it that has been mapped, when its views have been collected ({@link #view}) or at once
 * ({@link #segment}).
 *
 * <p>In a task, the handles that it received or returned are closed when it has ended: one that is to stay takes a
 * {@link #duplicate}. A handle that is returned must be open. What a task allocates and does not return is its own to
 * close, and is given back at its worker's end at the latest. A handle that nobody holds any more is closed by the
 * collector.
 *
 * <p>Handles are thread-safe; what is in the memory is not.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class SharedBuffer implements AutoCloseable {
    /**
     * The greatest length of a view, in bytes, of which any offset may be the first: 1 GiB. A buffer that is not larger
     * than {@link Integer#MAX_VALUE} may be viewed as a whole.
     */
    public static final int MAX_VIEW = SharedFile.STEP;

    static {
        Handles.register(new Handles<SharedBuffer>() {
            @Override
            public SharedFile file(SharedBuffer handle) {
                return handle.open();
            }

            @Override
            public SharedBuffer of(SharedFile file) {
                return new SharedBuffer(file);
            }

            @Override
            public void handOver(SharedBuffer handle) {
                handle.handOver();
            }
        });
    }

    private final SharedFile file;
    private final Use use;
    private final Cleaner.Cleanable cleanable;

    private @Nullable Segment segment; // guarded by this

    /** Loaded when there is a first handle: it has a thread. */
    private static final class Collected {
        static final Cleaner CLEANER = Cleaner.create();
    }

    /** The use that a handle is; it does not know the handle. */
    private static final class Use implements Runnable {
        private final SharedFile file;
        private final AtomicBoolean ended = new AtomicBoolean();

        Use(SharedFile file) {
            this.file = file;
        }

        @Override
        public void run() {
            if (!ended.getAndSet(true)) {
                file.release();
            }
        }
    }

    /** Takes over a use of the file that the caller has. */
    SharedBuffer(SharedFile file) {
        this.file = file;
        this.use = new Use(file);
        this.cleanable = Collected.CLEANER.register(this, use);
    }

    /**
     * Makes a new region, all zero, in shared memory ({@code /dev/shm}) or, where there is none or not so much, in a
     * file in the temp directory. All of it is reserved here: it takes as long as writing so many bytes. The last
     * sixteenth of either, or the last GiB, is not taken: others need it.
     *
     * @param bytes its size, from 0
     * @throws IOException if neither place has so much room, saying how much each has; at once, unless others take it
     *     meanwhile
     */
    public static SharedBuffer allocate(long bytes) throws IOException {
        if (bytes < 0) {
            throw new IllegalArgumentException("A shared buffer cannot have " + bytes + " bytes");
        }
        return new SharedBuffer(SharedDirectory.allocate(bytes));
    }

    /** How many bytes there are; of a closed handle, too. */
    public long size() {
        return file.size();
    }

    /**
     * All of it, for reading and writing, in native byte order; {@code view().asDoubleBuffer()} and the like are typed.
     * Nothing is copied. A view stays valid memory for as long as somebody holds it, also when the handle is closed.
     *
     * <p>A worker is able to cut the file behind it; to touch a view beyond the cut is an {@link InternalError}.
     *
     * @throws IllegalStateException if this handle is closed
     * @throws IndexOutOfBoundsException if it is larger than {@link Integer#MAX_VALUE} bytes
     */
    public ByteBuffer view() {
        return view(0, file.size());
    }

    /**
     * A part of it, as {@link #view()}.
     *
     * @param length at most {@link #MAX_VIEW} bytes, or the size if that is not larger than {@link Integer#MAX_VALUE}
     * @throws IndexOutOfBoundsException if it is not within the buffer, or longer than a view may be
     */
    public ByteBuffer view(long offset, long length) {
        Objects.checkFromIndexSize(offset, /* size= */ length, /* length= */ file.size());
        return open().view(offset, length).order(ByteOrder.nativeOrder());
    }

    /** As {@link #view()}, for reading only: a view to hand to code that must not change what others read. */
    public ByteBuffer readOnlyView() {
        return readOnlyView(0, file.size());
    }

    /** As {@link #view(long, long)}, for reading only. */
    public ByteBuffer readOnlyView(long offset, long length) {
        return view(offset, length).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * All of it as a {@code MemorySegment}, on Java 22 and newer: {@code buffer.segment(MemorySegment.class)}. It can
     * be used by any thread until this handle is closed, which unmaps it at once: a later use throws. Each call returns
     * the same one. Who takes it has to close the handle: the collector does not unmap it.
     *
     * @param type {@code MemorySegment.class}, which Java 17 does not know and this signature can therefore not name
     * @throws IllegalStateException if this handle is closed
     * @throws UnsupportedOperationException before Java 22
     * @throws java.io.UncheckedIOException if it cannot be mapped; in a worker also if the task to which the buffer was
     *     passed has ended: take it before
     */
    public synchronized <S> S segment(Class<S> type) {
        SharedFile mapped = open();
        if (segment == null) {
            segment = Segment.map(mapped);
        }
        return type.cast(segment.memory());
    }

    /**
     * Another handle of the same memory, which is closed for itself.
     *
     * @throws IllegalStateException if this handle is closed
     */
    public SharedBuffer duplicate() {
        SharedFile again = open();
        again.retain();
        return new SharedBuffer(again);
    }

    /**
     * Ends this use: no more views can be had. Those that were handed out stay valid; a segment is unmapped. Closing
     * twice does nothing.
     *
     * @throws IllegalStateException if native code is using the segment just now
     */
    @Override
    public synchronized void close() {
        if (segment != null) {
            segment.close();
            segment = null;
        }
        cleanable.clean();
    }

    /** The file; for the library. */
    SharedFile open() {
        if (use.ended.get()) {
            throw new IllegalStateException(this + " is closed");
        }
        return file;
    }

    /** Closes it, but leaves the file to whoever opens it next. */
    synchronized void handOver() {
        if (!use.ended.get()) {
            file.handOver();
            close();
        }
    }

    @Override
    public String toString() {
        return "SharedBuffer of " + file.size() + " bytes in " + file.path();
    }
}

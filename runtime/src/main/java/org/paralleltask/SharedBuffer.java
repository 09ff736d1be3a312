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
 * A region of memory that a program and its workers share. It is for large data that a task takes as a parameter or
 * returns, and that is not to be copied. Only this handle is sent. Both sides map the same pages, so each sees at once
 * what the other writes. The task's start and end order the accesses; otherwise they are ordered as between threads, by
 * {@code VarHandle}s.
 *
 * <p>Each handle is a use of the memory. Each unfinished task to which a handle was passed is a use, too, so the caller
 * may close its own handle right after {@code submit}. The memory is given back when its last use has ended. A part
 * that has been mapped is given back when its views have been garbage collected ({@link #view}), or at once
 * ({@link #segment}).
 *
 * <p>When a task has ended, the handles that it received or returned are closed in the worker. To keep the memory, a
 * task takes a {@link #duplicate}. A handle that is returned must be open. A task must close what it allocates and does
 * not return; otherwise it is given back when its worker ends. A handle that is no longer reachable is closed by the
 * garbage collector.
 *
 * <p>Handles are thread-safe. The memory is not.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class SharedBuffer implements AutoCloseable {
    /**
     * The greatest length of a view that begins at any offset, in bytes: 1 GiB. A buffer that is not larger than
     * {@link Integer#MAX_VALUE} bytes may be viewed as a whole.
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

    /** A class of its own, loaded with the first handle, because a cleaner has a thread. */
    private static final class Collected {
        static final Cleaner CLEANER = Cleaner.create();
    }

    /** The use of the memory by one handle. It must not refer to the handle, which could never be collected then. */
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

    /** Takes over one use of the file from the caller. */
    SharedBuffer(SharedFile file) {
        this.file = file;
        this.use = new Use(file);
        this.cleanable = Collected.CLEANER.register(this, use);
    }

    /**
     * Makes a new region, filled with zeros, in shared memory ({@code /dev/shm}). If there is none, or not enough, it
     * is made in a file in the temp directory. All of it is reserved here, so this takes as long as to write that many
     * bytes. The last sixteenth of each place, or the last GiB if that is less, is left to other programs.
     *
     * @param bytes the size in bytes, at least 0
     * @return a handle of the region, to be closed by the caller
     * @throws IOException if no place has enough room; its message says how much each has
     * @throws IllegalArgumentException if the size is negative
     */
    public static SharedBuffer allocate(long bytes) throws IOException {
        if (bytes < 0) {
            throw new IllegalArgumentException("A shared buffer cannot have " + bytes + " bytes");
        }
        return new SharedBuffer(SharedDirectory.allocate(bytes));
    }

    /** {@return the size in bytes} A closed handle tells it, too. */
    public long size() {
        return file.size();
    }

    /**
     * {@return the whole memory, for reading and writing, in native byte order} {@code view().asDoubleBuffer()} and the
     * like are typed views. Nothing is copied. A view stays valid as long as it is reachable, also when the handle is
     * closed.
     *
     * <p>A worker is able to shorten the file behind it. Then a use of the missing part throws an
     * {@link InternalError}.
     *
     * @throws IllegalStateException if this handle is closed
     * @throws IndexOutOfBoundsException if the buffer is larger than {@link Integer#MAX_VALUE} bytes
     * @throws java.io.UncheckedIOException if the memory cannot be mapped
     */
    public ByteBuffer view() {
        return view(0, file.size());
    }

    /**
     * {@return a part of the memory, as {@link #view()}}
     *
     * @param offset where the part begins, in bytes
     * @param length at most {@link #MAX_VIEW} bytes; any length if the buffer is not larger than {@link
     *     Integer#MAX_VALUE} bytes
     * @throws IllegalStateException if this handle is closed
     * @throws IndexOutOfBoundsException if the part is not within the buffer, or longer than a view may be
     */
    public ByteBuffer view(long offset, long length) {
        Objects.checkFromIndexSize(offset, /* size= */ length, /* length= */ file.size());
        return open().view(offset, length).order(ByteOrder.nativeOrder());
    }

    /** {@return the whole memory as {@link #view()} has it, for reading only: for code that must not change it} */
    public ByteBuffer readOnlyView() {
        return readOnlyView(0, file.size());
    }

    /**
     * {@return a part of the memory as {@link #view(long, long)} has it, for reading only}
     *
     * @param offset where the part begins, in bytes
     * @param length how long it is, in bytes
     */
    public ByteBuffer readOnlyView(long offset, long length) {
        return view(offset, length).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * {@return the whole memory as a {@code MemorySegment}, on Java 22 and newer: {@code
     * buffer.segment(MemorySegment.class)}} Any thread may use it until this handle is closed. That unmaps it at once,
     * and a later use throws. Each call returns the same segment. The caller must close the handle, because the garbage
     * collector does not unmap a segment.
     *
     * @param <S> {@code MemorySegment}
     * @param type {@code MemorySegment.class}; this signature cannot name the class, because Java 17 does not have it
     * @throws IllegalStateException if this handle is closed
     * @throws UnsupportedOperationException before Java 22
     * @throws java.io.UncheckedIOException if the memory cannot be mapped; in a worker also if the task to which the
     *     buffer was passed has ended: call this before
     */
    public synchronized <S> S segment(Class<S> type) {
        SharedFile mapped = open();
        if (segment == null) {
            segment = Segment.map(mapped);
        }
        return type.cast(segment.memory());
    }

    /**
     * {@return another handle of the same memory} It is closed independently of this one.
     *
     * @throws IllegalStateException if this handle is closed
     */
    public SharedBuffer duplicate() {
        SharedFile again = open();
        again.retain();
        return new SharedBuffer(again);
    }

    /**
     * Ends this use. This handle gives no more views; those that it gave stay valid. Its segment is unmapped. To close
     * again does nothing.
     *
     * @throws IllegalStateException if native code uses the segment at this moment
     */
    @Override
    public synchronized void close() {
        if (segment != null) {
            segment.close();
            segment = null;
        }
        cleanable.clean();
    }

    /** The file, for use by the library. */
    SharedFile open() {
        if (use.ended.get()) {
            throw new IllegalStateException(this + " is closed");
        }
        return file;
    }

    /** Closes this handle, and leaves the file to the process that opens it next. */
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

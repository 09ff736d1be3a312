package org.paralleltask.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.bytes.Bytes;

/** The encoded arguments of a task, held as long as a worker may be sent them. Thread-safe. */
public final class TaskArguments {
    /** The size, in bytes, up to which arguments are kept until the task has ended. */
    private static final int MOST_KEPT = 1 << 20;

    private final int size;
    private volatile @Nullable Bytes bytes;

    /** Handles of the buffers that the bytes name. The caller may close its own handles before a worker opens the buffers. */
    private List<SharedBuffer> carried = List.of();

    public TaskArguments(Bytes bytes) {
        this.bytes = bytes;
        this.size = (int) bytes.size();
        List<SharedBuffer> buffers = bytes.carried();
        if (!buffers.isEmpty()) {
            this.carried = buffers.stream().map(SharedBuffer::duplicate).toList();
        }
    }

    /** The size of the arguments, in bytes, also after they were freed. */
    public int size() {
        return size;
    }

    /**
     * The encoded arguments. They are encoded once, when the task is accepted; empty once no worker will be sent them again.
     */
    public Bytes bytes() {
        Bytes held = bytes;
        return held == null ? Bytes.none() : held;
    }

    /** Frees the bytes: no worker will be sent them again. */
    public void letGo() {
        bytes = null;
    }

    /** As {@link #letGo}, if they are large. */
    public void letGoIfLarge() {
        if (size > MOST_KEPT) {
            bytes = null;
        }
    }

    /** Closes the handles: the task has ended. Called by the thread that tells of the end. */
    public void release() {
        if (!carried.isEmpty()) {
            for (SharedBuffer buffer : carried) {
                buffer.close();
            }
            carried = List.of();
        }
    }
}

package org.paralleltask.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.bytes.Bytes;

/** The encoded arguments of a task, held as long as a worker may be sent them. Thread-safe. */
public final class TaskArguments {
    /** In bytes: smaller ones are kept until the task has ended. */
    private static final int MOST_KEPT = 1 << 20;

    private final int size;
    private volatile @Nullable Bytes bytes;

    /** Handles of the buffers that the bytes name: the caller may close its own while a worker still has to open them. */
    private List<SharedBuffer> carried = List.of();

    public TaskArguments(Bytes bytes) {
        this.bytes = bytes;
        this.size = (int) bytes.size();
        List<SharedBuffer> buffers = bytes.carried();
        if (!buffers.isEmpty()) {
            this.carried = buffers.stream().map(SharedBuffer::duplicate).toList();
        }
    }

    /** How many bytes there are, or were. */
    public int size() {
        return size;
    }

    /** What was encoded when the task was accepted, and never again; nothing once no worker will be sent it any more. */
    public Bytes bytes() {
        Bytes held = bytes;
        return held == null ? Bytes.none() : held;
    }

    /** No worker will be sent them any more. */
    public void letGo() {
        bytes = null;
    }

    /** As {@link #letGo}, if it is worth it. */
    public void letGoIfLarge() {
        if (size > MOST_KEPT) {
            bytes = null;
        }
    }

    /** The task has ended, and needs its buffers no more. Called by the thread that tells of the end. */
    public void release() {
        if (!carried.isEmpty()) {
            for (SharedBuffer buffer : carried) {
                buffer.close();
            }
            carried = List.of();
        }
    }
}

package org.paralleltask.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file behind shared buffers, as this process sees it: how many handles this process has, and whether the file is
 * deleted with the last. Thread-safe.
 *
 * <p>The file is mapped when the first view is asked for. So a file that is used as a {@code MemorySegment} only leaves
 * no mapping for the garbage collector. No descriptor is kept open, because an interrupted thread would close it for
 * all others.
 */
public final class SharedFile {
    /**
     * In bytes. A file above 2 GB is mapped in windows of 2 GB that begin at each multiple of this, so they overlap.
     */
    public static final int STEP = 1 << 30;

    private final Path path;
    private final long size;

    /** Whether this process deletes it. */
    private final boolean isOwned;

    @GuardedBy("this")
    private int uses = 1;

    /** Whether another process is to open the file, and delete it. Guarded by this. */
    private boolean isHandedOver;

    @GuardedBy("this")
    private MappedByteBuffer @Nullable [] windows;

    /** A file with one use. */
    public SharedFile(Path path, long size, boolean isOwned) {
        this.path = path;
        this.size = size;
        this.isOwned = isOwned;
    }

    public Path path() {
        return path;
    }

    public long size() {
        return size;
    }

    /** Adds a use. */
    public synchronized void retain() {
        uses++;
        if (!isOwned) {
            windows(); // mapped now: the owner may delete the name when the task ends, and this use may last longer
        }
    }

    /** Adds a use of a file that this process knows. False if its last use has ended. */
    synchronized boolean takeBack() {
        if (isOver()) {
            return false;
        }
        isHandedOver = false;
        uses++;
        return true;
    }

    /** From now on this process does not delete the file, unless it takes the file back. */
    public synchronized void handOver() {
        isHandedOver = true;
        if (uses > 1) {
            windows(); // mapped now, because the receiver will rename the file
        }
    }

    /** Whether another process has taken the file, and this process has no handle of it. */
    synchronized boolean isTaken() {
        return uses == 0 && isHandedOver && !Files.exists(path);
    }

    /** Whether the last use has ended, and no other process is to open the file. */
    synchronized boolean isOver() {
        return uses == 0 && !isHandedOver;
    }

    synchronized boolean isHandedOver() {
        return isHandedOver;
    }

    /** Ends a use. With the last use the file is deleted, if this process owns it. */
    public void release() {
        boolean isUnused;
        synchronized (this) {
            uses--;
            if (uses > 0) {
                return;
            }
            windows = null; // from now on only the views keep the memory mapped
            isUnused = isOwned && !isHandedOver;
        }
        if (isUnused) {
            SharedDirectory.delete(this);
        }
    }

    /**
     * A part of the memory.
     *
     * @throws IndexOutOfBoundsException if no window has the whole part
     * @throws UncheckedIOException if the file cannot be mapped
     */
    public synchronized ByteBuffer view(long offset, long length) {
        MappedByteBuffer[] all = windows();
        int index = (int) Math.min(offset / STEP, all.length - 1);
        long start = offset - (long) index * STEP;
        if (start + length > all[index].capacity()) {
            throw new IndexOutOfBoundsException("A view of " + length + " bytes at " + offset
                    + ": of a shared buffer of more than " + Integer.MAX_VALUE + " bytes a view has at most "
                    + STEP);
        }
        return all[index].slice((int) start, (int) length);
    }

    @GuardedBy("this")
    private MappedByteBuffer[] windows() {
        if (windows == null) {
            try (FileChannel channel = channel()) {
                windows = map(channel);
            } catch (IOException e) {
                throw new UncheckedIOException("The shared buffer " + path + " cannot be mapped: " + e.getMessage(), e);
            }
        }
        return windows;
    }

    private MappedByteBuffer[] map(FileChannel channel) throws IOException {
        int count = size <= Integer.MAX_VALUE ? 1 : (int) ((size - 1) / STEP) + 1;
        MappedByteBuffer[] mapped = new MappedByteBuffer[count];
        for (int i = 0; i < count; i++) {
            long start = (long) i * STEP;
            mapped[i] = channel.map(MapMode.READ_WRITE, start, Math.min(size - start, Integer.MAX_VALUE));
        }
        return mapped;
    }

    /**
     * Opens the file, to map it.
     *
     * @throws IOException also if it is no plain file, or is smaller than it should be: memory beyond its end must not
     *     be used
     */
    FileChannel channel() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) { // to open a pipe could wait for ever
            throw new IOException(path + " is no file, or does not exist any more");
        }
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean isWhole = false;
        try {
            isWhole = channel.size() >= size;
            if (!isWhole) {
                throw new IOException(path + " has " + channel.size() + " bytes instead of " + size);
            }
            return channel;
        } finally {
            if (!isWhole) {
                channel.close();
            }
        }
    }
}

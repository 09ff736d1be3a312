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
 * The file behind shared buffers, as this process sees it: how many handles of it there are here, and whether it goes with
 * the last. Thread-safe.
 *
 * <p>It is mapped when a first view is asked for, and until then has no more than its name; so one that is used as a
 * {@code MemorySegment} alone leaves nothing for the collector. No descriptor is kept: an interrupted thread would close
 * it for all others.
 */
public final class SharedFile {
    /** A larger file is mapped in windows that begin at each multiple of this, and overlap. */
    public static final int STEP = 1 << 30;

    private final Path path;
    private final long size;

    /** Whether this process deletes it. */
    private final boolean isOwned;

    @GuardedBy("this")
    private int uses = 1;

    /** Whether the next who opens it deletes it. Guarded by this. */
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

    public synchronized void retain() {
        uses++;
        if (!isOwned) {
            windows(); // its name is there as long as the task runs, this use may be there longer
        }
    }

    /** Retains a file that is known here; false if its last use has ended. */
    synchronized boolean takeBack() {
        if (uses == 0 && !isHandedOver) {
            return false;
        }
        isHandedOver = false;
        uses++;
        return true;
    }

    /** Its deletion is no matter of this process any more, unless this process takes it back. */
    public synchronized void handOver() {
        isHandedOver = true;
        if (uses > 1) {
            windows(); // the receiver changes its name
        }
    }

    /** Whether another process has it, and nobody here has a handle. */
    synchronized boolean isTaken() {
        return uses == 0 && isHandedOver && !Files.exists(path);
    }

    synchronized boolean isHandedOver() {
        return isHandedOver;
    }

    /** One use less. */
    public void release() {
        boolean isUnused;
        synchronized (this) {
            uses--;
            if (uses > 0) {
                return;
            }
            windows = null; // now the views alone keep the memory mapped
            isUnused = isOwned && !isHandedOver;
        }
        if (isUnused) {
            SharedDirectory.delete(this);
        }
    }

    /** A part of it, which is in the file. */
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
     * Opens it, for whoever maps it.
     *
     * @throws IOException also if it is not a file of at least this size: what is beyond its end cannot be touched
     */
    FileChannel channel() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) { // to open a pipe would take for ever
            throw new IOException(path + " is no file, or is there no more");
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

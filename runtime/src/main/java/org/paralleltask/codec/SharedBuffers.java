package org.paralleltask.codec;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.codec.bytes.PathText;
import org.paralleltask.memory.Handles;
import org.paralleltask.memory.SharedDirectory;

/**
 * Writes and reads shared buffers. Only the handle is sent: the file's path as a text (0 for null), and its size in
 * eight bytes. A handle that comes from a worker is accepted only if its file is a buffer of the program or its
 * workers, and has that size. Thread-safe.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class SharedBuffers {
    private static final Handles<SharedBuffer> HANDLES = Handles.of(SharedBuffer.class);

    private SharedBuffers() {}

    /**
     * The buffer's file, which another process opens.
     *
     * @throws IllegalStateException if the buffer is closed
     */
    public static Path file(SharedBuffer buffer) {
        return HANDLES.file(buffer).path();
    }

    /**
     * Closes a handle, and leaves the memory to the process that opens it next. Does nothing if the handle is closed.
     */
    public static void handOver(SharedBuffer buffer) {
        HANDLES.handOver(buffer);
    }

    /**
     * Writes a handle or null.
     *
     * @throws CodecException if the handle is closed
     */
    public static void write(Encoder out, @Nullable SharedBuffer buffer) {
        if (buffer == null) {
            out.writeString(null);
            return;
        } else if (out.refusesBuffers()) {
            throw new CodecException(
                    "a SharedBuffer is memory of one machine; send the bytes, or open the pool on workers"
                            + " of this machine");
        }
        try {
            out.writeString(PathText.of(file(buffer)));
        } catch (IllegalStateException closed) {
            throw new CodecException("it is closed", closed);
        }
        out.writeLong(buffer.size());
        out.carry(buffer);
    }

    /**
     * Reads a handle or null. It is a new handle of the same memory.
     *
     * @throws CodecException if the buffer cannot be opened, or must not be
     */
    public static @Nullable SharedBuffer read(Decoder in) {
        String path = in.readString();
        if (path == null) {
            return null;
        }
        try {
            SharedBuffer buffer = HANDLES.of(SharedDirectory.open(PathText.path(path), in.readLong()));
            in.opened(buffer);
            return buffer;
        } catch (IOException | IllegalArgumentException e) {
            throw new CodecException("it has a shared buffer that cannot be opened: " + e.getMessage(), e);
        }
    }
}

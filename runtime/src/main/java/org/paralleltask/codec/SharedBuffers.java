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
 * Shared buffers, of which the handle alone travels: the file's path as a text, 0 for null, and its size, eight bytes.
 * What comes from a worker is believed only if the file is one of the program's or its workers' buffers, and has that
 * size.
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
public final class SharedBuffers {
    private static final Handles<SharedBuffer> HANDLES = Handles.of(SharedBuffer.class);

    private SharedBuffers() {}

    /** The buffer's file, as another process is to open it. */
    public static Path file(SharedBuffer buffer) {
        return HANDLES.file(buffer).path();
    }

    /** Closes a handle, and leaves the memory to whoever opens it next. Closed before: nothing. */
    public static void handOver(SharedBuffer buffer) {
        HANDLES.handOver(buffer);
    }

    /** Writes a handle, which must be open. */
    public static void write(Encoder out, @Nullable SharedBuffer buffer) {
        if (buffer == null) {
            out.writeString(null);
            return;
        }
        try {
            out.writeString(PathText.of(file(buffer)));
        } catch (IllegalStateException closed) {
            throw new CodecException("it is closed", closed);
        }
        out.writeLong(buffer.size());
        out.carry(buffer);
    }

    /** Reads a handle: another one of the same memory. */
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

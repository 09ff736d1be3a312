package org.paralleltask.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.task.TaskDefinition;

/**
 * A task in a file, from which it can be run again, alone: {@code java -cp … com.acme.ResizeWorker replay FILE}.
 *
 * <pre>
 * magic      8 bytes, "PTCAPTUR"
 * version    int32, {@link Frame#VERSION}
 * form       int64, the fingerprint of the codec
 * worker     the worker class's binary name, as {@link DataOutputStream#writeUTF} writes it
 * allowed    what its pool's options let cross, besides what the definition does: patterns joined by semicolons, as above
 * shared     int64, how many bytes, and the bytes of what the tasks of its pool share
 * arguments  the encoded task, to the end of the file
 * </pre>
 */
public record CapturedTask(long fingerprint, String workerClass, List<String> allow, Bytes shared, Bytes arguments) {
    private static final long MAGIC = 0x5054434150545552L;

    /** Writes a new file. Only this user may read it, if that holds for its directory. */
    public void writeTo(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeLong(MAGIC);
            out.writeInt(Frame.VERSION);
            out.writeLong(fingerprint);
            out.writeUTF(workerClass);
            out.writeUTF(String.join(";", allow));
            out.writeLong(shared.size());
            write(out, shared);
            write(out, arguments);
        }
    }

    private static void write(DataOutputStream out, Bytes bytes) throws IOException {
        for (ByteBuffer chunk : bytes.buffers()) {
            out.write(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IOException also if the file is no captured task, or of another version
     */
    public static CapturedTask readFrom(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readLong() != MAGIC) {
                throw new IOException(file + " is not a captured task");
            }
            int version = in.readInt();
            if (version != Frame.VERSION) {
                throw new IOException(file + " was captured by another version of ParallelTask: format " + version
                        + ", this one reads format " + Frame.VERSION);
            }
            return new CapturedTask(
                    in.readLong(),
                    in.readUTF(),
                    Frame.patterns(in.readUTF()),
                    Bytes.of(in.readNBytes((int) Math.min(Integer.MAX_VALUE, in.readLong()))),
                    Bytes.of(in.readAllBytes()));
        }
    }

    /**
     * Checks that the task was captured by a program of the same build.
     *
     * @throws IOException if it is not
     */
    public void checkFits(TaskDefinition<?, ?> definition) throws IOException {
        if (definition.codec().fingerprint() != fingerprint) {
            throw new IOException("it was captured by a program of another build, whose arguments of "
                    + definition.name() + " travel in another form");
        }
    }
}

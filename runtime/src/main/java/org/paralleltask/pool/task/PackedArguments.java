package org.paralleltask.pool.task;

import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.wire.Packer;

/**
 * The encoded tasks of a chunk, one after the other in one array. One thread at a time writes; other threads read a
 * task after it was accepted, under the queue's lock.
 */
final class PackedArguments<T> {
    private static final int SLACK = 4;
    private static final byte[] NOTHING = new byte[0];
    private static final int[] NOWHERE = {};

    /** The tasks, without gaps. */
    private volatile byte[] buffer;

    /** Where each task begins in the buffer, and where the last one ends. */
    private volatile int[] offsets = new int[Chunk.MOST + 1];

    /** @param size of the first encoded task, in bytes; the others are assumed to be about as large */
    PackedArguments(int size) {
        this.buffer = new byte[Chunk.MOST * (size + size / SLACK + 1)];
    }

    /** Whether there is room for a task of {@code size} bytes at this index. */
    boolean hasRoom(int index, int size) {
        return index < Chunk.MOST && offsets[index] + size <= buffer.length;
    }

    /** Writes the next task, which has this index. */
    void write(int index, ValueWriter<T> writer, int size) {
        int[] bounds = offsets;
        writer.moveTo(buffer, bounds[index]);
        bounds[index + 1] = bounds[index] + size;
    }

    /** The size, in bytes, of the tasks from one index to another. */
    int size(int from, int to) {
        return from == to ? 0 : offsets[to] - offsets[from];
    }

    /**
     * A task's bytes; empty if all tasks have ended meanwhile, because other workers were faster: then no worker will
     * run this one.
     */
    Bytes bytes(int index) {
        int[] bounds = offsets; // read before the buffer, which forget() clears first
        byte[] encoded = buffer;
        return encoded.length == 0 ? Bytes.none() : Bytes.of(encoded, bounds[index], bounds[index + 1]);
    }

    /** As {@link #bytes}, for several tasks: adds them, in their first run, to what is sent. */
    void pack(long firstId, int from, int to, Packer packer) {
        int[] bounds = offsets;
        byte[] encoded = buffer;
        for (int index = from; index < to; index++) {
            if (encoded.length == 0) {
                packer.add(firstId + index, 1, encoded, 0, 0);
            } else {
                packer.add(firstId + index, 1, encoded, bounds[index], bounds[index + 1]);
            }
        }
    }

    /** Frees the arrays: all tasks have ended. Safe from any thread. */
    void forget() {
        buffer = NOTHING;
        offsets = NOWHERE;
    }
}

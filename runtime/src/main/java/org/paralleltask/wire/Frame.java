package org.paralleltask.wire;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One message between a parent and a worker.
 *
 * <pre>
 * length   int32   of what follows, 1 to {@link #MAX_LENGTH}
 * kind     int8    which record below
 * fields           in the order of the record: int32 and int64 big-endian, text in UTF-8 and bytes as they are;
 *                  text and bytes are always last and reach to the end of the frame
 * </pre>
 *
 * <p>The parent sends {@link Load}, {@link Run} and {@link Exit}; the worker answers each {@link Run} with one
 * {@link Value}, {@link Thrown} or {@link Unloadable}. What the bytes inside mean is not known here.
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
public sealed interface Frame {
    /** The version of this format; a worker and a parent of different versions refuse each other. */
    int VERSION = 1;

    /** The greatest length of a frame, in bytes: room for a payload of 1 GiB and the fields before it. */
    int MAX_LENGTH = (1 << 30) + 64;

    /** From now on {@code function} stands for the task of this worker class. */
    record Load(int function, String workerClass) implements Frame {}

    /** Run a task with these encoded arguments. */
    record Run(long task, int function, byte[] arguments) implements Frame {}

    /** End yourself in good order. */
    record Exit() implements Frame {}

    /** A task returned this encoded value. */
    record Value(long task, byte[] value) implements Frame {}

    /** A task threw this encoded exception, or its arguments or value could not be decoded or encoded. */
    record Thrown(long task, byte[] exception) implements Frame {}

    /** A task was not run, because the function it asks for cannot be loaded. */
    record Unloadable(long task, String reason) implements Frame {}

    /** The frame with its length in front, ready to be sent. */
    default ByteBuffer encode() {
        if (this instanceof Load load) {
            byte[] name = load.workerClass().getBytes(StandardCharsets.UTF_8);
            return start(1, Integer.BYTES + name.length)
                    .putInt(load.function())
                    .put(name)
                    .flip();
        } else if (this instanceof Run run) {
            return start(2, Long.BYTES + Integer.BYTES + run.arguments().length)
                    .putLong(run.task())
                    .putInt(run.function())
                    .put(run.arguments())
                    .flip();
        } else if (this instanceof Exit) {
            return start(3, 0).flip();
        } else if (this instanceof Value value) {
            return start(4, Long.BYTES + value.value().length)
                    .putLong(value.task())
                    .put(value.value())
                    .flip();
        } else if (this instanceof Thrown thrown) {
            return start(5, Long.BYTES + thrown.exception().length)
                    .putLong(thrown.task())
                    .put(thrown.exception())
                    .flip();
        } else if (this instanceof Unloadable unloadable) {
            byte[] reason = unloadable.reason().getBytes(StandardCharsets.UTF_8);
            return start(6, Long.BYTES + reason.length)
                    .putLong(unloadable.task())
                    .put(reason)
                    .flip();
        }
        throw new AssertionError(this);
    }

    /**
     * The frame that these bytes hold, which begin after the length.
     *
     * @throws ProtocolException if they hold none
     */
    static Frame decode(ByteBuffer bytes) throws ProtocolException {
        if (!bytes.hasRemaining()) {
            throw new ProtocolException("A frame without a kind");
        }
        byte kind = bytes.get();
        try {
            return switch (kind) {
                case 1 -> new Load(bytes.getInt(), restAsText(bytes));
                case 2 -> new Run(bytes.getLong(), bytes.getInt(), rest(bytes));
                case 3 -> new Exit();
                case 4 -> new Value(bytes.getLong(), rest(bytes));
                case 5 -> new Thrown(bytes.getLong(), rest(bytes));
                case 6 -> new Unloadable(bytes.getLong(), restAsText(bytes));
                default -> throw new ProtocolException("A frame of unknown kind " + kind);
            };
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("A frame of kind " + kind + " that ends before its fields do");
        }
    }

    private static ByteBuffer start(int kind, int fieldBytes) {
        return ByteBuffer.allocate(Integer.BYTES + 1 + fieldBytes)
                .putInt(1 + fieldBytes)
                .put((byte) kind);
    }

    private static byte[] rest(ByteBuffer bytes) {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    private static String restAsText(ByteBuffer bytes) {
        return new String(rest(bytes), StandardCharsets.UTF_8);
    }
}

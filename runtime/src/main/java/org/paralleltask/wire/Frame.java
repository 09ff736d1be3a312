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
 * <p>The parent sends {@link Load}, which the worker answers with {@link Loaded}, {@link Unloadable} or
 * {@link StartHookThrown}; {@link Run}, answered with {@link Value} or {@link Thrown}; and {@link Exit}, answered with any
 * number of {@link ExitValue} and {@link ExitThrown} and the end of the line. {@link Progress}, {@link Stack},
 * {@link Memory} and {@link Exiting} may come before any answer, also late. What the bytes inside mean is not known here.
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
public sealed interface Frame {
    /** The version of this format; a worker and a parent of different versions refuse each other. */
    int VERSION = 2;

    /** The greatest length of a frame, in bytes: room for a payload of 1 GiB and the fields before it. */
    int MAX_LENGTH = (1 << 30) + 64;

    /** From now on {@code function} stands for the task of this worker class: load it, and run its start hook. */
    record Load(int function, String workerClass) implements Frame {}

    /** Run a task with these encoded arguments, for the {@code attempt}-th time. */
    record Run(long task, int attempt, int function, byte[] arguments) implements Frame {}

    /** Run the exit hooks, and end yourself in good order. */
    record Exit() implements Frame {}

    /** A task returned this encoded value. */
    record Value(long task, byte[] value) implements Frame {}

    /** A task threw this encoded exception, or its arguments or value could not be decoded or encoded. */
    record Thrown(long task, byte[] exception) implements Frame {}

    /** A function is ready. */
    record Loaded(int function) implements Frame {}

    /** A function cannot be loaded. */
    record Unloadable(int function, String reason) implements Frame {}

    /** A function's start hook threw this encoded exception. */
    record StartHookThrown(int function, byte[] exception) implements Frame {}

    /** A function's exit hook returned this encoded value. */
    record ExitValue(int function, byte[] value) implements Frame {}

    /** A function's exit hook threw this encoded exception. */
    record ExitThrown(int function, byte[] exception) implements Frame {}

    /** How far a task is, in its own units. */
    record Progress(long task, long done, long total) implements Frame {}

    /** Where a task, and the process's other threads, are: a {@link ThreadDump}. */
    record Stack(long task, byte[] dump) implements Frame {}

    /** How many bytes the JVM has committed. */
    record Memory(long bytes) implements Frame {}

    /** Somebody in the process has called {@link System#exit}: this thread, from here. */
    record Exiting(String stack) implements Frame {}

    /** The frame with its length in front, ready to be sent. */
    default ByteBuffer encode() {
        if (this instanceof Load load) {
            return numbered(1, load.function(), utf8(load.workerClass()));
        } else if (this instanceof Run run) {
            return start(2, Long.BYTES + 2 * Integer.BYTES + run.arguments().length)
                    .putLong(run.task())
                    .putInt(run.attempt())
                    .putInt(run.function())
                    .put(run.arguments())
                    .flip();
        } else if (this instanceof Exit) {
            return start(3, 0).flip();
        } else if (this instanceof Value value) {
            return ofTask(4, value.task(), value.value());
        } else if (this instanceof Thrown thrown) {
            return ofTask(5, thrown.task(), thrown.exception());
        } else if (this instanceof Loaded loaded) {
            return numbered(6, loaded.function(), new byte[0]);
        } else if (this instanceof Unloadable unloadable) {
            return numbered(7, unloadable.function(), utf8(unloadable.reason()));
        } else if (this instanceof StartHookThrown thrown) {
            return numbered(8, thrown.function(), thrown.exception());
        } else if (this instanceof ExitValue value) {
            return numbered(9, value.function(), value.value());
        } else if (this instanceof ExitThrown thrown) {
            return numbered(10, thrown.function(), thrown.exception());
        } else if (this instanceof Progress progress) {
            return start(11, 3 * Long.BYTES)
                    .putLong(progress.task())
                    .putLong(progress.done())
                    .putLong(progress.total())
                    .flip();
        } else if (this instanceof Stack stack) {
            return ofTask(12, stack.task(), stack.dump());
        } else if (this instanceof Memory memory) {
            return start(13, Long.BYTES).putLong(memory.bytes()).flip();
        } else if (this instanceof Exiting exiting) {
            byte[] stack = utf8(exiting.stack());
            return start(14, stack.length).put(stack).flip();
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
                case 2 -> new Run(bytes.getLong(), bytes.getInt(), bytes.getInt(), rest(bytes));
                case 3 -> new Exit();
                case 4 -> new Value(bytes.getLong(), rest(bytes));
                case 5 -> new Thrown(bytes.getLong(), rest(bytes));
                case 6 -> new Loaded(bytes.getInt());
                case 7 -> new Unloadable(bytes.getInt(), restAsText(bytes));
                case 8 -> new StartHookThrown(bytes.getInt(), rest(bytes));
                case 9 -> new ExitValue(bytes.getInt(), rest(bytes));
                case 10 -> new ExitThrown(bytes.getInt(), rest(bytes));
                case 11 -> new Progress(bytes.getLong(), bytes.getLong(), bytes.getLong());
                case 12 -> new Stack(bytes.getLong(), rest(bytes));
                case 13 -> new Memory(bytes.getLong());
                case 14 -> new Exiting(restAsText(bytes));
                default -> throw new ProtocolException("A frame of unknown kind " + kind);
            };
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("A frame of kind " + kind + " that ends before its fields do");
        }
    }

    /** Whether a frame of this kind says that a task has ended. */
    static boolean endsTask(byte kind) {
        return kind == 4 || kind == 5;
    }

    private static ByteBuffer ofTask(int kind, long task, byte[] rest) {
        return start(kind, Long.BYTES + rest.length).putLong(task).put(rest).flip();
    }

    private static ByteBuffer numbered(int kind, int function, byte[] rest) {
        return start(kind, Integer.BYTES + rest.length)
                .putInt(function)
                .put(rest)
                .flip();
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

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String restAsText(ByteBuffer bytes) {
        return new String(rest(bytes), StandardCharsets.UTF_8);
    }
}

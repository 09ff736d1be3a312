package org.paralleltask.wire;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.codec.Bytes;

/**
 * One message between a parent and a worker.
 *
 * <pre>
 * length   int32   of what follows, at least 1
 * kind     int8    which record below
 * fields           in the order of the record: int32 and int64 big-endian, text in UTF-8 and bytes as they are;
 *                  what is last reaches to the end of the frame, text before it begins with its length, int32
 * </pre>
 *
 * <p>The parent sends {@link Load}, which the worker answers with {@link Loaded}, {@link Unloadable} or
 * {@link StartHookThrown}; {@link Run}, answered with a {@link Bell} that says that it is over; and {@link Exit}, answered
 * with any number of {@link ExitValue} and {@link ExitThrown} and the end of the line. What tasks return is in the {@link
 * Ledger}; where there is no room for it, {@link Value} or {@link Thrown} come first. {@link Progress}, {@link Stack},
 * {@link Memory}, {@link Exiting}, {@link ThreadsLeft} and bells may come before any answer, also late. What the bytes
 * inside mean is not known
 * here. (Long, because the format is to be read in one place.)
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
public sealed interface Frame {
    /** The version of this format; a worker and a parent of different versions refuse each other. */
    int VERSION = 10;

    /** The greatest payload that any pool may allow, in bytes: what a length can express, less the fields before it. */
    int MAX_PAYLOAD = Integer.MAX_VALUE - 64;

    /** The length of all fields but the last, and more. */
    int MAX_FIELDS = 64;

    /** What an exception or a dump may have, in bytes, however small the payloads are to be. */
    int MAX_OTHER = 1 << 26;

    /** Up to here a payload is sent in one buffer with the fields before it. */
    int MAX_MERGED = 1 << 13;

    /** How many bytes the arguments of several tasks in one frame may have: with their fields they fit one chunk. */
    int MAX_BATCH = 7 << 15;

    /** The bytes of a frame's length and kind. */
    int START_FIELDS = Integer.BYTES + 1;

    /** The bytes of a run's fields before its tasks. */
    int RUN_FIELDS = 3 * Integer.BYTES;

    /** The bytes of a task's fields before its arguments. */
    int TASK_FIELDS = Long.BYTES + 2 * Integer.BYTES;

    /**
     * From now on {@code function} stands for the task of this worker class: load it, and run its start hook.
     *
     * @param fingerprint of the codec that its parent has
     * @param maxPayload how many bytes a value may have
     * @param allow what the pool's options let cross beside what the definition does
     * @param shared what its tasks share, encoded; nothing if they share nothing
     */
    record Load(int function, long fingerprint, int maxPayload, String workerClass, List<String> allow, Bytes shared)
            implements Frame {}

    /**
     * Run these tasks one after the other, as far as the {@link Ledger} lets you begin them.
     *
     * @param batch the number by which the ledger knows them
     * @param tasks one, or at most {@link Ledger#MAX_TASKS} that together have no more than {@link #MAX_BATCH} bytes
     */
    record Run(int batch, int function, List<Task> tasks) implements Frame {}

    /** A task with these encoded arguments, for the {@code attempt}-th time. */
    record Task(long id, int attempt, Bytes arguments) {}

    /** A {@link Run} of several tasks as it is sent, its length first; it arrives as a {@link Run}. */
    record Packed(ByteBuffer bytes) implements Frame {}

    /** Packs a {@link Run}, without an object for each of its tasks. Used by one thread at a time. */
    final class Packer {
        /** Memory is used again if it is no larger. */
        private static final int MOST_KEPT = 1 << 16;

        private ByteBuffer kept = ByteBuffer.allocate(0);
        private ByteBuffer bytes = kept;

        /** Keeps nothing yet. */
        public Packer() {}

        /** For two tasks or more. Must not be called before the last ones that were packed have been sent. */
        public void begin(int batch, int function, int tasks) {
            bytes = kept.clear();
            reserve(START_FIELDS + RUN_FIELDS + tasks * TASK_FIELDS);
            putRun(putStart(bytes, 2, 0), batch, function, tasks);
        }

        /** Adds the next task, whose arguments are these of the bytes. */
        public void add(long task, int attempt, byte[] arguments, int from, int to) {
            reserve(TASK_FIELDS + to - from);
            putTask(bytes, task, attempt, to - from).put(arguments, from, to - from);
        }

        /** Adds the next task. */
        public void add(long task, int attempt, Bytes arguments) {
            int size = (int) arguments.size();
            reserve(TASK_FIELDS + size);
            putTask(bytes, task, attempt, size);
            arguments.copyTo(bytes, bytes.position());
            bytes.position(bytes.position() + size);
        }

        private void reserve(int count) {
            if (bytes.remaining() < count) {
                bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + count))
                        .put(bytes.flip());
                if (bytes.capacity() <= MOST_KEPT) {
                    kept = bytes;
                }
            }
        }

        /** All of them. */
        public Packed pack() {
            return new Packed(bytes.putInt(0, bytes.position() - Integer.BYTES).flip());
        }
    }

    /** Run the exit hooks, and end yourself in good order. */
    record Exit() implements Frame {}

    /** A task returned this encoded value. */
    record Value(long task, Bytes value) implements Frame {}

    /** A task threw this encoded exception, or its arguments or value could not be decoded or encoded. */
    record Thrown(long task, byte[] exception) implements Frame {}

    /** A function is ready. */
    record Loaded(int function) implements Frame {}

    /** A function cannot be loaded. */
    record Unloadable(int function, String reason) implements Frame {}

    /** A function's start hook threw this encoded exception. */
    record StartHookThrown(int function, byte[] exception) implements Frame {}

    /** A function's exit hook returned this encoded value. */
    record ExitValue(int function, Bytes value) implements Frame {}

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

    /**
     * Look into the {@link Ledger}: something has happened in this batch.
     *
     * @param isOver whether nothing more will
     */
    record Bell(int batch, boolean isOver) implements Frame {}

    /**
     * A task has ended, and threads that it has made go on; comes before its answer.
     *
     * @param count how many
     * @param first one of them: its name, and where it is
     */
    record ThreadsLeft(long task, int count, String first) implements Frame {}

    /** The frame with its length in front, ready to be sent, one buffer after the other. */
    default List<ByteBuffer> encode() {
        if (this instanceof Load load) {
            byte[] name = utf8(load.workerClass());
            byte[] allow = utf8(String.join(";", load.allow()));
            ByteBuffer fields = start(
                            1,
                            4 * Integer.BYTES + Long.BYTES + name.length + allow.length,
                            load.shared().size())
                    .putInt(load.function())
                    .putLong(load.fingerprint())
                    .putInt(load.maxPayload())
                    .putInt(name.length)
                    .put(name)
                    .putInt(allow.length)
                    .put(allow);
            return with(fields, load.shared());
        } else if (this instanceof Run run) {
            return encode(run);
        } else if (this instanceof Packed packed) {
            return List.of(packed.bytes());
        } else if (this instanceof Exit) {
            return List.of(start(3, 0, 0).flip());
        } else if (this instanceof Value value) {
            ByteBuffer fields = start(4, Long.BYTES, value.value().size()).putLong(value.task());
            return with(fields, value.value());
        } else if (this instanceof Thrown thrown) {
            return ofTask(5, thrown.task(), thrown.exception());
        } else if (this instanceof Loaded loaded) {
            return numbered(6, loaded.function(), new byte[0]);
        } else if (this instanceof Unloadable unloadable) {
            return numbered(7, unloadable.function(), utf8(unloadable.reason()));
        } else if (this instanceof StartHookThrown thrown) {
            return numbered(8, thrown.function(), thrown.exception());
        } else if (this instanceof ExitValue value) {
            ByteBuffer fields = start(9, Integer.BYTES, value.value().size()).putInt(value.function());
            return with(fields, value.value());
        } else if (this instanceof ExitThrown thrown) {
            return numbered(10, thrown.function(), thrown.exception());
        } else if (this instanceof Progress progress) {
            return List.of(start(11, 3 * Long.BYTES, 0)
                    .putLong(progress.task())
                    .putLong(progress.done())
                    .putLong(progress.total())
                    .flip());
        } else if (this instanceof Stack stack) {
            return ofTask(12, stack.task(), stack.dump());
        } else if (this instanceof Memory memory) {
            return List.of(start(13, Long.BYTES, 0).putLong(memory.bytes()).flip());
        } else if (this instanceof Exiting exiting) {
            byte[] stack = utf8(exiting.stack());
            return List.of(start(14, 0, stack.length).put(stack).flip());
        } else if (this instanceof Bell bell) {
            return List.of(start(15, Integer.BYTES + 1, 0)
                    .putInt(bell.batch())
                    .put((byte) (bell.isOver() ? 1 : 0))
                    .flip());
        } else if (this instanceof ThreadsLeft left) {
            byte[] first = utf8(left.first());
            ByteBuffer fields = start(16, Long.BYTES + Integer.BYTES, first.length);
            return List.of(
                    fields.putLong(left.task()).putInt(left.count()).put(first).flip());
        }
        throw new AssertionError(this);
    }

    private static List<ByteBuffer> encode(Run run) {
        int count = run.tasks().size();
        if (count == 1) {
            Task task = run.tasks().get(0);
            long size = task.arguments().size();
            ByteBuffer fields = putRun(start(2, RUN_FIELDS + TASK_FIELDS, size), run.batch(), run.function(), count);
            return with(putTask(fields, task.id(), task.attempt(), (int) size), task.arguments());
        }
        Packer packer = new Packer();
        packer.begin(run.batch(), run.function(), count);
        for (Task task : run.tasks()) {
            packer.add(task.id(), task.attempt(), task.arguments());
        }
        return packer.pack().encode();
    }

    private static ByteBuffer putRun(ByteBuffer bytes, int batch, int function, int tasks) {
        return bytes.putInt(batch).putInt(function).putInt(tasks);
    }

    private static ByteBuffer putTask(ByteBuffer bytes, long task, int attempt, int size) {
        return bytes.putLong(task).putInt(attempt).putInt(size);
    }

    private static Run run(List<ByteBuffer> chunks) throws ProtocolException {
        ByteBuffer bytes = chunks.get(0);
        int batch = bytes.getInt();
        int function = bytes.getInt();
        int count = bytes.getInt();
        if (count < 1 || count > Ledger.MAX_TASKS || (count > 1 && chunks.size() > 1)) {
            throw new ProtocolException("A batch of " + count + " tasks in " + chunks.size() + " chunks");
        }
        List<Task> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long id = bytes.getLong();
            int attempt = bytes.getInt();
            int length = bytes.getInt();
            tasks.add(new Task(id, attempt, count == 1 ? Bytes.of(chunks) : slice(bytes, length)));
        }
        return new Run(batch, function, tasks);
    }

    private static Bytes slice(ByteBuffer bytes, int length) throws ProtocolException {
        if (length < 0 || length > bytes.remaining()) {
            throw new ProtocolException("Arguments of " + length + " bytes");
        }
        int start = bytes.arrayOffset() + bytes.position();
        bytes.position(bytes.position() + length);
        return Bytes.of(bytes.array(), start, start + length);
    }

    /**
     * The frame that these bytes hold, which begin after the length.
     *
     * @param chunks of at least {@link #MAX_FIELDS} bytes each, but for the last
     * @throws ProtocolException if they hold none
     */
    static Frame decode(List<ByteBuffer> chunks) throws ProtocolException {
        ByteBuffer bytes = chunks.get(0);
        if (!bytes.hasRemaining()) {
            throw new ProtocolException("A frame without a kind");
        }
        byte kind = bytes.get();
        try {
            return switch (kind) {
                case 1 ->
                    new Load(
                            bytes.getInt(),
                            bytes.getLong(),
                            bytes.getInt(),
                            name(bytes),
                            patterns(name(bytes)),
                            Bytes.of(chunks));
                case 2 -> run(chunks);
                case 3 -> new Exit();
                case 4 -> new Value(bytes.getLong(), Bytes.of(chunks));
                case 5 -> new Thrown(bytes.getLong(), Bytes.of(chunks).toArray());
                case 6 -> new Loaded(bytes.getInt());
                case 7 -> new Unloadable(bytes.getInt(), utf8(Bytes.of(chunks)));
                case 8 -> new StartHookThrown(bytes.getInt(), Bytes.of(chunks).toArray());
                case 9 -> new ExitValue(bytes.getInt(), Bytes.of(chunks));
                case 10 -> new ExitThrown(bytes.getInt(), Bytes.of(chunks).toArray());
                case 11 -> new Progress(bytes.getLong(), bytes.getLong(), bytes.getLong());
                case 12 -> new Stack(bytes.getLong(), Bytes.of(chunks).toArray());
                case 13 -> new Memory(bytes.getLong());
                case 14 -> new Exiting(utf8(Bytes.of(chunks)));
                case 15 -> new Bell(bytes.getInt(), bytes.get() != 0);
                case 16 -> new ThreadsLeft(bytes.getLong(), bytes.getInt(), utf8(Bytes.of(chunks)));
                default -> throw new ProtocolException("A frame of unknown kind " + kind);
            };
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("A frame of kind " + kind + " that ends before its fields do");
        }
    }

    private static List<ByteBuffer> ofTask(int kind, long task, byte[] rest) {
        return List.of(
                start(kind, Long.BYTES, rest.length).putLong(task).put(rest).flip());
    }

    private static List<ByteBuffer> numbered(int kind, int function, byte[] rest) {
        return List.of(start(kind, Integer.BYTES, rest.length)
                .putInt(function)
                .put(rest)
                .flip());
    }

    private static ByteBuffer start(int kind, int fieldBytes, int restBytes) {
        return start(kind, fieldBytes, restBytes, restBytes);
    }

    /** For fields whose rest is sent after them, if it is not small. */
    private static ByteBuffer start(int kind, int fieldBytes, long restBytes) {
        return start(kind, fieldBytes, restBytes, restBytes <= MAX_MERGED ? (int) restBytes : 0);
    }

    private static ByteBuffer start(int kind, int fieldBytes, long restBytes, int room) {
        return putStart(ByteBuffer.allocate(START_FIELDS + fieldBytes + room), kind, fieldBytes + restBytes);
    }

    private static ByteBuffer putStart(ByteBuffer bytes, int kind, long rest) {
        return bytes.putInt((int) (1 + rest)).put((byte) kind);
    }

    private static List<ByteBuffer> with(ByteBuffer fields, Bytes rest) {
        if (rest.size() <= MAX_MERGED) {
            rest.buffers().forEach(fields::put);
            return List.of(fields.flip());
        }
        List<ByteBuffer> all = new ArrayList<>(rest.buffers());
        all.add(0, fields.flip());
        return all;
    }

    private static String name(ByteBuffer bytes) throws ProtocolException {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new ProtocolException("A name of " + length + " bytes");
        }
        byte[] name = new byte[length];
        bytes.get(name);
        return new String(name, StandardCharsets.UTF_8);
    }

    /** The patterns in a text where semicolons stand between them. */
    static List<String> patterns(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(";"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(Bytes text) {
        return new String(text.toArray(), StandardCharsets.UTF_8);
    }
}

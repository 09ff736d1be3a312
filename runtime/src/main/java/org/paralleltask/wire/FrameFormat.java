package org.paralleltask.wire;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Frame.Bell;
import org.paralleltask.wire.Frame.Context;
import org.paralleltask.wire.Frame.Exit;
import org.paralleltask.wire.Frame.ExitThrown;
import org.paralleltask.wire.Frame.ExitValue;
import org.paralleltask.wire.Frame.Exiting;
import org.paralleltask.wire.Frame.Load;
import org.paralleltask.wire.Frame.Loaded;
import org.paralleltask.wire.Frame.Memory;
import org.paralleltask.wire.Frame.Packed;
import org.paralleltask.wire.Frame.Progress;
import org.paralleltask.wire.Frame.Run;
import org.paralleltask.wire.Frame.Stack;
import org.paralleltask.wire.Frame.StartHookThrown;
import org.paralleltask.wire.Frame.Task;
import org.paralleltask.wire.Frame.ThreadsLeft;
import org.paralleltask.wire.Frame.Thrown;
import org.paralleltask.wire.Frame.Unloadable;
import org.paralleltask.wire.Frame.Value;

/** A {@link Frame} as bytes, and back. */
public final class FrameFormat {
    private FrameFormat() {}

    /** The frame with its length in front, ready to be sent, one buffer after the other. */
    static List<ByteBuffer> encode(Frame frame) {
        if (frame instanceof Load load) {
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
        } else if (frame instanceof Run run) {
            return encode(run);
        } else if (frame instanceof Packed packed) {
            return List.of(packed.bytes());
        } else if (frame instanceof Exit) {
            return List.of(start(3, 0, 0).flip());
        } else if (frame instanceof Value value) {
            ByteBuffer fields = start(4, Long.BYTES, value.value().size()).putLong(value.task());
            return with(fields, value.value());
        } else if (frame instanceof Thrown thrown) {
            return ofTask(5, thrown.task(), thrown.exception());
        } else if (frame instanceof Loaded loaded) {
            return numbered(6, loaded.function(), new byte[0]);
        } else if (frame instanceof Unloadable unloadable) {
            return numbered(7, unloadable.function(), utf8(unloadable.reason()));
        } else if (frame instanceof StartHookThrown thrown) {
            return numbered(8, thrown.function(), thrown.exception());
        } else if (frame instanceof ExitValue value) {
            ByteBuffer fields = start(9, Integer.BYTES, value.value().size()).putInt(value.function());
            return with(fields, value.value());
        } else if (frame instanceof ExitThrown thrown) {
            return numbered(10, thrown.function(), thrown.exception());
        } else if (frame instanceof Progress progress) {
            return List.of(start(11, 3 * Long.BYTES, 0)
                    .putLong(progress.task())
                    .putLong(progress.done())
                    .putLong(progress.total())
                    .flip());
        } else if (frame instanceof Stack stack) {
            return ofTask(12, stack.task(), stack.dump());
        } else if (frame instanceof Memory memory) {
            return List.of(start(13, Long.BYTES, 0).putLong(memory.bytes()).flip());
        } else if (frame instanceof Exiting exiting) {
            byte[] stack = utf8(exiting.stack());
            return List.of(start(14, 0, stack.length).put(stack).flip());
        } else if (frame instanceof Bell bell) {
            return List.of(start(15, Integer.BYTES + 1, 0)
                    .putInt(bell.dispatch())
                    .put((byte) (bell.isOver() ? 1 : 0))
                    .flip());
        } else if (frame instanceof ThreadsLeft left) {
            byte[] first = utf8(left.first());
            ByteBuffer fields = start(16, Long.BYTES + Integer.BYTES, first.length);
            return List.of(
                    fields.putLong(left.task()).putInt(left.count()).put(first).flip());
        } else if (frame instanceof Context context) {
            return List.of(start(24, 0, context.carried().length)
                    .put(context.carried())
                    .flip());
        }
        return CallFormat.encode((CallFrame) frame);
    }

    private static List<ByteBuffer> encode(Run run) {
        int count = run.tasks().size();
        if (count == 1) {
            Task task = run.tasks().get(0);
            long size = task.arguments().size();
            ByteBuffer fields = Packer.putRun(
                    start(2, Frame.RUN_FIELDS + Frame.TASK_FIELDS, size), run.dispatch(), run.function(), count);
            return with(Packer.putTask(fields, task.id(), task.attempt(), (int) size), task.arguments());
        }
        Packer packer = new Packer();
        packer.begin(run.dispatch(), run.function(), count);
        for (Task task : run.tasks()) {
            packer.add(task.id(), task.attempt(), task.arguments());
        }
        return List.of(packer.pack().bytes());
    }

    private static Run run(List<ByteBuffer> chunks) throws ProtocolException {
        ByteBuffer bytes = chunks.get(0);
        int dispatch = bytes.getInt();
        int function = bytes.getInt();
        int count = bytes.getInt();
        if (count < 1 || count > Ledger.MAX_TASKS || (count > 1 && chunks.size() > 1)) {
            throw new ProtocolException("A dispatch of " + count + " tasks in " + chunks.size() + " chunks");
        }
        List<Task> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long id = bytes.getLong();
            int attempt = bytes.getInt();
            int length = bytes.getInt();
            tasks.add(new Task(id, attempt, count == 1 ? Bytes.of(chunks) : slice(bytes, length)));
        }
        return new Run(dispatch, function, tasks);
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
     * @param chunks of at least {@link Frame#MAX_FIELDS} bytes each, but for the last
     * @throws ProtocolException if they hold no frame
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
                            Frame.patterns(name(bytes)),
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
                case 24 -> new Context(Bytes.of(chunks).toArray());
                default -> CallFormat.decode(kind, bytes, chunks);
            };
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("A frame of kind " + kind + " that ends before its fields do");
        }
    }

    /**
     * The frame that begins with these {@link Frame#MAX_FIELDS} bytes after its length, if it is read while it arrives: a
     * task alone, or a value. Empty for other frames.
     *
     * @param rest how many bytes follow
     * @param source where they come from
     */
    public static Optional<Frame> decodeArriving(ByteBuffer first, int rest, Bytes.Source source) {
        ByteBuffer bytes = first.duplicate();
        byte kind = bytes.get();
        if (kind == 4) {
            return Optional.of(new Value(bytes.getLong(), Bytes.arriving(bytes, rest, source)));
        }
        int dispatch = bytes.getInt();
        int function = bytes.getInt();
        if (kind != 2 || bytes.getInt() != 1) {
            return Optional.empty();
        }
        long id = bytes.getLong();
        int attempt = bytes.getInt();
        bytes.getInt(); // the size of the arguments, which is known
        Task task = new Task(id, attempt, Bytes.arriving(bytes, rest, source));
        return Optional.of(new Run(dispatch, function, List.of(task)));
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

    /** The beginning of a frame. A small rest is added to it; a large one is sent after it. */
    static ByteBuffer start(int kind, int fieldBytes, long restBytes) {
        return start(kind, fieldBytes, restBytes, restBytes <= Frame.MAX_MERGED ? (int) restBytes : 0);
    }

    private static ByteBuffer start(int kind, int fieldBytes, long restBytes, int room) {
        return Packer.putStart(
                ByteBuffer.allocate(Frame.START_FIELDS + fieldBytes + room), kind, fieldBytes + restBytes);
    }

    static List<ByteBuffer> with(ByteBuffer fields, Bytes rest) {
        if (rest.size() <= Frame.MAX_MERGED) {
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

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(Bytes text) {
        return new String(text.toArray(), StandardCharsets.UTF_8);
    }
}

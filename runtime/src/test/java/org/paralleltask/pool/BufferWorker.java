package org.paralleltask.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.SharedAtomicDoubleArray;
import org.paralleltask.SharedAtomicLongArray;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.fixture.ReflectiveCodec;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.wire.Allocation;

/** A worker whose tasks have shared buffers. */
public final class BufferWorker extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.of(
                    "buffer", BufferWorker.class, Task.class, Result.class, new ForgingCodec(), BufferWorker::run)
            .defaults(options -> options.jvmArgs(ShortLived.FLAGS));

    private static @Nullable SharedBuffer kept;

    private BufferWorker() {}

    public enum Deed {
        /** Writes the text into the buffer. */
        WRITE,
        /** Reads as much as the text has. */
        READ,
        /** Reads as much, and says how many bytes its thread has allocated so far. */
        READ_AND_COUNT,
        /** Returns a buffer of its own, with the text. */
        ALLOCATE,
        /** Returns the one that it was given. */
        RETURN,
        /** Returns one that is closed. */
        RETURN_CLOSED,
        /** Keeps a handle. */
        KEEP,
        /** Keeps a duplicate. */
        KEEP_DUPLICATE,
        /** Reads from the one that was kept. */
        READ_KEPT,
        /** Allocates one, says in a file where it is, and sleeps. */
        ALLOCATE_AND_SLEEP,
        /** Dies the first time, then reads. */
        DIE_AND_READ,
        FAIL,
        /** Has the text written by a worker's worker, and returns a buffer of that. */
        NEST,
        /** Returns a handle of a file that is no buffer. */
        FORGE,
        /** Returns a buffer whose file it has cut. */
        CUT,
        /** Adds 1 to the first long, and 0.5 to the second number, a double, as often as the text says. */
        ADD,
        /** Writes a value of each primitive type, one each eight bytes. */
        WRITE_TYPES
    }

    public record Task(Deed deed, @Nullable SharedBuffer buffer, String text) {}

    /**
     * What a deed has brought.
     *
     * @param forged a path that is said to be the buffer's
     */
    public record Result(
            @Nullable SharedBuffer buffer,
            String text,
            @Nullable String forged) {
        static Result of(SharedBuffer buffer) {
            return new Result(buffer, "", null);
        }

        static Result of(String text) {
            return new Result(null, text, null);
        }
    }

    /** Writes a path in a buffer's place, as only a hostile worker does. */
    private static final class ForgingCodec extends ReflectiveCodec<Task, Result> {
        ForgingCodec() {
            super(Task.class, Result.class);
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            if (result.forged() == null) {
                super.writeResult(out, result);
            } else {
                out.writeString(result.forged());
                out.writeLong(1);
            }
        }
    }

    public static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    public static ProcessPool<Task, Result> open(Workers workers) {
        return TASK.open(workers);
    }

    public static Task task(Deed deed, @Nullable SharedBuffer buffer, Object text) {
        return new Task(deed, buffer, text.toString());
    }

    private static SharedBuffer buffer(Task task) {
        if (task.buffer() == null) {
            throw new IllegalStateException("no buffer came");
        }
        return task.buffer();
    }

    private static Result run(Task task, TaskContext context) throws Exception {
        return switch (task.deed()) {
            case WRITE -> {
                write(buffer(task), task.text());
                yield Result.of("");
            }
            case READ -> Result.of(read(buffer(task), task.text().length()));
            case READ_AND_COUNT -> {
                read(buffer(task), task.text().length());
                yield Result.of(Long.toString(Allocation.bytesSoFar()));
            }
            case ALLOCATE -> Result.of(allocate(task.text()));
            case RETURN -> Result.of(buffer(task));
            case RETURN_CLOSED -> {
                buffer(task).close();
                yield Result.of(buffer(task));
            }
            case KEEP -> {
                kept = task.buffer();
                yield Result.of("");
            }
            case KEEP_DUPLICATE -> {
                kept = buffer(task).duplicate();
                yield Result.of("");
            }
            case READ_KEPT -> Result.of(readKept(task.text().length()));
            case ALLOCATE_AND_SLEEP -> {
                kept = allocate("mine");
                Path part = Path.of(task.text() + ".part");
                Files.writeString(part, SharedBuffers.file(kept).toString());
                Files.move(part, Path.of(task.text()));
                TimeUnit.DAYS.sleep(1);
                yield Result.of("");
            }
            case DIE_AND_READ -> {
                try {
                    Files.createFile(Path.of(task.text()));
                    Runtime.getRuntime().halt(1);
                } catch (IOException isTheSecondRun) {
                    // which lives
                }
                yield Result.of(read(buffer(task), 5));
            }
            case FAIL -> throw new IllegalArgumentException(task.text());
            case NEST -> nest(task);
            case FORGE -> new Result(null, "", task.text());
            case CUT -> {
                SharedBuffer cut = allocate("whole");
                try (FileChannel file = FileChannel.open(SharedBuffers.file(cut), StandardOpenOption.WRITE)) {
                    file.truncate(1);
                }
                yield Result.of(cut);
            }
            case ADD -> {
                add(buffer(task), Integer.parseInt(task.text()));
                yield Result.of("");
            }
            case WRITE_TYPES -> {
                buffer(task)
                        .view()
                        .put(0, Byte.MIN_VALUE)
                        .putShort(8, Short.MAX_VALUE)
                        .putChar(16, 'ß')
                        .putInt(24, Integer.MIN_VALUE)
                        .putLong(32, Long.MAX_VALUE)
                        .putFloat(40, Float.MIN_VALUE)
                        .putDouble(48, Double.MAX_VALUE);
                yield Result.of("");
            }
        };
    }

    private static void add(SharedBuffer buffer, int times) {
        SharedAtomicLongArray longs = SharedAtomicLongArray.over(buffer);
        SharedAtomicDoubleArray doubles = SharedAtomicDoubleArray.over(buffer, 8, 1);
        for (int i = 0; i < times; i++) {
            longs.incrementAndGet(0);
            doubles.addAndGet(0, 0.5);
        }
    }

    private static Result nest(Task task) {
        try (ProcessPool<Task, Result> inner = open(options -> options.workers(1))) {
            inner.call(task(Deed.WRITE, task.buffer(), task.text()));
            return inner.call(task(Deed.ALLOCATE, null, "from the depth"));
        }
    }

    static String readKept(int length) {
        if (kept == null) {
            throw new IllegalStateException("nothing was kept");
        }
        return read(kept, length);
    }

    static SharedBuffer allocate(String text) throws IOException {
        SharedBuffer buffer = SharedBuffer.allocate(text.length());
        write(buffer, text);
        return buffer;
    }

    static void write(SharedBuffer buffer, String text) {
        ByteBuffer view = buffer.view();
        for (int i = 0; i < text.length(); i++) {
            view.put(i, (byte) text.charAt(i));
        }
    }

    public static String read(SharedBuffer buffer, int length) {
        StringBuilder text = new StringBuilder();
        ByteBuffer view = buffer.readOnlyView(0, length);
        while (view.hasRemaining()) {
            text.append((char) view.get());
        }
        return text.toString();
    }
}

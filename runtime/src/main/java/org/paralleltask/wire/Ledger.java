package org.paralleltask.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.paralleltask.memory.MappedFile;

/**
 * What a worker has begun of the tasks that it was sent, and what came of them: memory that it shares with its parent. A
 * task is begun by the one and taken back by the other with the same compare-and-set, so exactly one of them has it; and
 * since the memory outlives the worker, its death hides nothing: not which task ran, not what others had returned.
 *
 * <pre>
 *           each {@link #MAX_TASKS} times, for the tasks of a dispatch in their order:
 * marks     int32 number of the dispatch × 8 + {@link Mark}
 * lengths   int32 length of the answer, if that is in here
 * begun     int64 nanoseconds from the arrival of the dispatch until the task was begun
 * took      int64 nanoseconds from there until its answer was there
 *
 * answers   one after the other, without gaps
 * hints     int32 the last dispatch that has been sent, int32 the last one whose end has been reported: a side looks at them
 *           before it waits; int32 how many messages of progress have been sent, before the answers that are here
 * ring      the line: see {@link Ring}
 * </pre>
 *
 * <p>Marks stand together, apart from the rest, because both sides write them: the fewer cache lines they share, the fewer
 * one has to fetch from the other. All is in the byte order of the machine.
 *
 * <p>This is the parent's side; the worker's is {@link WorkerLedger}. Any thread may take a task back, and the one that waits
 * for the dispatch reads. It believes nothing without looking: whatever stands here is at worst a wrong answer to the
 * worker's own tasks, or a {@link ProtocolException}.
 */
public final class Ledger {
    /** How many tasks a dispatch may have. */
    public static final int MAX_TASKS = 1024;

    private static final int MARK_BITS = 3;
    static final int LENGTHS = MAX_TASKS * Integer.BYTES;
    static final int BEGUN = 2 * MAX_TASKS * Integer.BYTES;
    static final int TOOK = BEGUN + MAX_TASKS * Long.BYTES;
    static final int ANSWERS = TOOK + MAX_TASKS * Long.BYTES;

    /** How many bytes the answers may have; those that do not fit are sent. */
    static final int ANSWERS_SIZE = 100 << 10;

    static final int HINT_SENT = ANSWERS + ANSWERS_SIZE;
    static final int HINT_OVER = HINT_SENT + Integer.BYTES;
    static final int PROGRESS = HINT_OVER + Integer.BYTES;
    private static final int SIZE = PROGRESS + Integer.BYTES;

    /** Where the ring begins: at a page. */
    public static final int RING = (SIZE + 0xFFF) & ~0xFFF;

    /** How many bytes the file has. */
    static final int FILE = RING + Ring.MEMORY;

    private static final int ZEROS = 1 << 17;

    /** How many numbers there are for dispatches, before the first is used again. */
    private static final int NUMBERS = 1 << 28;

    static final VarHandle INT = view(int[].class);
    static final VarHandle LONG = view(long[].class);
    private static final Mark[] MARKS = Mark.values();

    /** In the place of memory that was given up: tells nothing of any task. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());

    private ByteBuffer memory; // replaced by abandon

    private volatile boolean isAbandoned;

    /** What is mapped, if that is a file. */
    private final @Nullable FileChannel file;

    /** What has become of a task. */
    public enum Mark {
        /** The worker may begin it. */
        WAITING,
        /** The worker will not begin it. */
        TAKEN_BACK,
        /** The worker has begun it. */
        BEGUN,
        /** Its method has returned, or thrown; the answer is on its way. */
        ENDED,
        /** The answer is a value, in here. */
        VALUE,
        /** The answer is an exception, in here. */
        THROWN,
        /** The answer has been sent. */
        SENT
    }

    private Ledger(ByteBuffer memory, @Nullable FileChannel file) {
        this.memory = memory.order(ByteOrder.nativeOrder());
        this.file = file;
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteBufferViewVarHandle(arrayType, ByteOrder.nativeOrder());
    }

    /** One of a worker that is a thread of this process. */
    public static Ledger inMemory() {
        return new Ledger(ByteBuffer.allocateDirect(SIZE), null);
    }

    /**
     * Makes the file of one, to be given back by {@link #release}. What is written first takes the pages, for a
     * file with holes fails when it is used.
     */
    public static Ledger create(Path path) throws IOException {
        FileChannel file = null;
        boolean isMade = false;
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
            for (int left = FILE; left > 0; left -= file.write(zeros)) {
                zeros.clear().limit(Math.min(left, ZEROS));
            }
            Ledger made = new Ledger(MappedFile.map(file, FILE), file);
            isMade = true;
            return made;
        } catch (IOException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        } finally {
            if (file != null && !isMade) {
                file.close();
            }
        }
    }

    /** What both sides see. */
    ByteBuffer shared() {
        return memory.duplicate();
    }

    /** The memory of the ring beside it. */
    public ByteBuffer ringMemory() {
        return memory.slice(RING, Ring.MEMORY);
    }

    /**
     * Any thread, after an {@link InternalError} of this memory, which the worker has cut off: from then on nothing can be
     * told of any task. (Other threads see that soon; until then they meet the same error.)
     */
    public void abandon() {
        isAbandoned = true;
        memory = NOTHING;
    }

    /**
     * Once the worker has gone and all its tasks have ended: gives back the file's pages at once, for the memory stays mapped
     * until the collector finds it.
     */
    public void release() {
        abandon();
        try (FileChannel mapped = file) {
            if (mapped != null) {
                mapped.truncate(0);
            }
        } catch (IOException notNow) {
            // then they go when the collector finds it
        }
    }

    /** The number of the dispatch after this one. */
    public static int next(int number) {
        return (number + 1) % NUMBERS;
    }

    /** Before a dispatch is sent. */
    public void prepare(int number, int tasks) {
        if (isAbandoned) {
            return; // what is in its place is that of all ledgers that were given up
        }
        for (int i = 0; i < tasks; i++) {
            INT.setRelease(memory, i * Integer.BYTES, entry(number, Mark.WAITING));
        }
    }

    @SuppressWarnings("EnumOrdinal") // both sides are of one version
    static int entry(int dispatch, Mark mark) {
        return dispatch << MARK_BITS | mark.ordinal();
    }

    /**
     * Takes a task back; false if the worker has begun it, or another thread has taken it back, or the worker has cut off
     * this memory.
     */
    public boolean takeBack(int number, int task) {
        int waits = entry(number, Mark.WAITING);
        try {
            // Read first: on 17 a compare-and-set by interpreted code on a page that was cut off ends the JVM.
            return (int) INT.getAcquire(memory, task * Integer.BYTES) == waits
                    && INT.compareAndSet(memory, task * Integer.BYTES, waits, entry(number, Mark.TAKEN_BACK));
        } catch (InternalError cutOff) {
            return false;
        }
    }

    /**
     * What has become of a task.
     *
     * @throws ProtocolException if it cannot be told
     */
    public Mark mark(int number, int task) throws ProtocolException {
        int entry = (int) INT.getAcquire(memory, task * Integer.BYTES);
        int mark = entry & ((1 << MARK_BITS) - 1);
        if (entry >>> MARK_BITS != number || mark >= MARKS.length) {
            throw new ProtocolException("it has spoilt the memory that it shares with its parent");
        }
        return MARKS[mark];
    }

    /** When the worker has begun a task, in nanoseconds after the dispatch had arrived; as it says. */
    public long begunNanos(int task) {
        return (long) LONG.getOpaque(memory, BEGUN + task * Long.BYTES);
    }

    /** How long a task took that has been answered, in nanoseconds; as the worker says. */
    public long tookNanos(int task) {
        return (long) LONG.getOpaque(memory, TOOK + task * Long.BYTES);
    }

    /**
     * How many bytes an answer has that is in here.
     *
     * @param offset the length of the answers before it
     * @throws ProtocolException if it cannot be in here
     */
    public int answerLength(int task, int offset) throws ProtocolException {
        int length = (int) INT.getOpaque(memory, LENGTHS + task * Integer.BYTES);
        if (length < 0 || length > ANSWERS_SIZE - offset) {
            throw new ProtocolException("it says that an answer has " + length + " bytes, which it cannot have");
        }
        return length;
    }

    /** A copy of so many bytes of the answers. */
    public byte[] answers(int offset, int length) {
        byte[] answers = new byte[length];
        copyAnswers(offset, answers, length);
        return answers;
    }

    /** Copies so many bytes of the answers. */
    public void copyAnswers(int offset, byte[] target, int length) {
        memory.get(ANSWERS + offset, target, 0, length);
    }

    /** The dispatch has been sent. */
    public void hintSent(int number) {
        INT.setRelease(memory, HINT_SENT, number);
    }

    /** Whether the end of this dispatch has been reported. */
    public boolean isOver(int number) {
        return (int) INT.getAcquire(memory, HINT_OVER) == number;
    }

    /** How many messages of progress, and of threads left behind, have been sent; as the worker says. */
    public int progressCount() {
        return (int) INT.getAcquire(memory, PROGRESS);
    }
}

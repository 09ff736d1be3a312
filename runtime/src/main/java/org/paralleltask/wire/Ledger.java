package org.paralleltask.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.memory.MappedFile;

/**
 * Memory that a worker shares with its parent: which of the tasks that it was sent it has begun, and what came of them. The
 * worker begins a task, and the parent takes one back, with the same compare-and-set, so exactly one of them has it. The
 * memory outlives the worker, so its death hides neither which task ran nor what others had returned.
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
 * logs      what the worker logs, if its pool wants that: see {@code LogRing}
 * </pre>
 *
 * <p>Marks stand together, apart from the rest, because both sides write them: the fewer cache lines they fill, the fewer
 * move between the two. All numbers are in the byte order of the machine.
 *
 * <p>This is the parent's side; the worker's is {@link WorkerLedger}. Any thread may take a task back; the thread that feeds
 * the worker reads. It checks everything that it reads: whatever a worker writes here leads at worst to a wrong answer to its
 * own tasks, or to a {@link ProtocolException}.
 */
public final class Ledger {
    /** The largest number of tasks in a dispatch. */
    public static final int MAX_TASKS = 1024;

    private static final int MARK_BITS = 3;
    static final int LENGTHS = MAX_TASKS * Integer.BYTES;
    static final int BEGUN = 2 * MAX_TASKS * Integer.BYTES;
    static final int TOOK = BEGUN + MAX_TASKS * Long.BYTES;
    static final int ANSWERS = TOOK + MAX_TASKS * Long.BYTES;

    /** The room for answers, in bytes; answers that do not fit are sent. */
    public static final int ANSWERS_SIZE = 100 << 10;

    static final int HINT_SENT = ANSWERS + ANSWERS_SIZE;
    static final int HINT_OVER = HINT_SENT + Integer.BYTES;
    static final int PROGRESS = HINT_OVER + Integer.BYTES;
    private static final int SIZE = PROGRESS + Integer.BYTES;

    /** The offset of the ring, in bytes: a page's beginning. */
    public static final int RING = (SIZE + 0xFFF) & ~0xFFF;

    /** The size of the file without logs, in bytes. */
    static final int FILE = RING + Ring.MEMORY;

    /** The size of the memory of what a worker logs, in bytes: a page, and a power of two. */
    public static final int LOGS = (1 << 12) + (1 << 19);

    /** The size of the file with logs, in bytes. */
    static final int FILE_WITH_LOGS = FILE + LOGS;

    /** How many numbers dispatches have before the first is used again. */
    private static final int NUMBERS = 1 << 28;

    static final VarHandle INT = view(int[].class);
    static final VarHandle LONG = view(long[].class);
    private static final Mark[] MARKS = Mark.values();

    /** Stands in for memory that was given up: says nothing of any task. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());

    private ByteBuffer memory; // replaced by abandon

    private volatile boolean isAbandoned;

    /** Whether the worker does not see this: what it sees is on another machine, and what becomes of that is copied here. */
    private final boolean isMirror;

    /** The file that is mapped; null if the ledger is in this process's memory alone. */
    private final @Nullable MappedFile file;

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
        /** The answer is a value, in this ledger. */
        VALUE,
        /** The answer is an exception, in this ledger. */
        THROWN,
        /** The answer has been sent. */
        SENT
    }

    private Ledger(ByteBuffer memory, @Nullable MappedFile file, boolean isMirror) {
        this.memory = memory.order(ByteOrder.nativeOrder());
        this.file = file;
        this.isMirror = isMirror;
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteBufferViewVarHandle(arrayType, ByteOrder.nativeOrder());
    }

    /** A ledger for a worker that is a thread of this process. */
    public static Ledger inMemory() {
        return new Ledger(ByteBuffer.allocateDirect(SIZE), null, false);
    }

    /**
     * The mirror of one on another machine. What is sent counts as begun, because nothing can be taken back from here: not
     * before the other machine says that the worker has not begun it, and will not ({@link #waitsAgain}).
     */
    public static Ledger mirror() {
        return new Ledger(ByteBuffer.allocateDirect(SIZE), null, true);
    }

    /** Without logs, see {@link #create(Path, boolean)}. */
    public static Ledger create(Path path) throws IOException {
        return create(path, false);
    }

    /** Makes a ledger in a new file; {@link #release} gives it back. */
    public static Ledger create(Path path, boolean hasLogs) throws IOException {
        MappedFile file = MappedFile.create(List.of(path), hasLogs ? FILE_WITH_LOGS : FILE);
        return new Ledger(file.memory(), file, false);
    }

    /** The memory, for the other side. */
    ByteBuffer shared() {
        return memory.duplicate();
    }

    /** The memory of the ring, which is in the same file. */
    public ByteBuffer ringMemory() {
        return memory.slice(RING, Ring.MEMORY);
    }

    /** The memory of what the worker logs. */
    public ByteBuffer logMemory() {
        return memory.slice(FILE, LOGS);
    }

    /**
     * Gives this memory up after an {@link InternalError}: the worker has cut it off. From then on nothing is known of any
     * task. Safe from any thread; other threads see this soon, and until then get the same error.
     */
    public void abandon() {
        isAbandoned = true;
        memory = NOTHING;
    }

    /**
     * Gives back the file's pages at once, because the memory stays mapped until it is collected. Called once the worker has
     * gone and all its tasks have ended.
     */
    public void release() {
        abandon();
        if (file != null) {
            file.release();
        }
    }

    /** The number of the dispatch after this one. */
    public static int next(int number) {
        return (number + 1) % NUMBERS;
    }

    /** Marks the tasks of a dispatch as waiting, before it is sent. */
    public void prepare(int number, int tasks) {
        if (isAbandoned) {
            return; // the stand-in belongs to all ledgers that were given up
        }
        for (int i = 0; i < tasks; i++) {
            if (isMirror) {
                LONG.setOpaque(memory, BEGUN + i * Long.BYTES, Long.MAX_VALUE); // when is not known
            }
            INT.setRelease(memory, i * Integer.BYTES, entry(number, isMirror ? Mark.BEGUN : Mark.WAITING));
        }
    }

    @SuppressWarnings("EnumOrdinal") // both sides are of one version
    static int entry(int dispatch, Mark mark) {
        return dispatch << MARK_BITS | mark.ordinal();
    }

    /**
     * Takes a task back; returns false if the worker has begun it, another thread has taken it back, or the worker has cut
     * off this memory.
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
     * For a mirror: the worker will not begin a task, which may be taken back here from now on. Nothing, if it was taken back,
     * or another dispatch has been prepared. Any thread.
     */
    public void waitsAgain(int number, int task) {
        if (task >= 0 && task < MAX_TASKS) {
            INT.compareAndSet(memory, task * Integer.BYTES, entry(number, Mark.BEGUN), entry(number, Mark.WAITING));
        }
    }

    /**
     * What has become of a task.
     *
     * @throws ProtocolException if the mark is none that can stand there
     */
    public Mark mark(int number, int task) throws ProtocolException {
        int entry = (int) INT.getAcquire(memory, task * Integer.BYTES);
        int mark = entry & ((1 << MARK_BITS) - 1);
        if (entry >>> MARK_BITS != number || mark >= MARKS.length) {
            throw new ProtocolException("it has spoilt the memory that it shares with its parent");
        }
        return MARKS[mark];
    }

    /** When the worker began a task, in nanoseconds after the dispatch had arrived. By the worker's word. */
    public long begunNanos(int task) {
        return (long) LONG.getOpaque(memory, BEGUN + task * Long.BYTES);
    }

    /** How long an answered task took, in nanoseconds. By the worker's word. */
    public long tookNanos(int task) {
        return (long) LONG.getOpaque(memory, TOOK + task * Long.BYTES);
    }

    /**
     * The size, in bytes, of an answer that is in this ledger.
     *
     * @param offset the size of the answers before it, in bytes
     * @throws ProtocolException if the answers have no room for it
     */
    public int answerLength(int task, int offset) throws ProtocolException {
        int length = (int) INT.getOpaque(memory, LENGTHS + task * Integer.BYTES);
        if (length < 0 || length > ANSWERS_SIZE - offset) {
            throw new ProtocolException("it says that an answer has " + length + " bytes, which it cannot have");
        }
        return length;
    }

    /** A copy of {@code length} bytes of the answers. */
    public byte[] answers(int offset, int length) {
        byte[] answers = new byte[length];
        copyAnswers(offset, answers, length);
        return answers;
    }

    /** Copies {@code length} bytes of the answers to the beginning of {@code target}. */
    public void copyAnswers(int offset, byte[] target, int length) {
        memory.get(ANSWERS + offset, target, 0, length);
    }

    /** Hints to the worker that the dispatch has been sent. */
    public void hintSent(int number) {
        INT.setRelease(memory, HINT_SENT, number);
    }

    /** Whether the worker has hinted that this dispatch has ended. */
    public boolean isOver(int number) {
        return (int) INT.getAcquire(memory, HINT_OVER) == number;
    }

    /** How many messages of progress, and of threads left behind, the worker has sent. By the worker's word. */
    public int progressCount() {
        return (int) INT.getAcquire(memory, PROGRESS);
    }
}

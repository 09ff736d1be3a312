package org.paralleltask.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.memory.MappedFile;
import org.paralleltask.payload.ValueWriter;

/**
 * What a worker has begun of the tasks that it was sent, and what came of them: memory that it shares with its parent. A
 * task is begun by the one and taken back by the other with the same compare-and-set, so exactly one of them has it; and
 * since the memory outlives the worker, its death hides nothing: not which task ran, not what others had returned.
 *
 * <pre>
 *           each {@link #MAX_TASKS} times, for the tasks of a batch in their order:
 * marks     int32 batch × 8 + {@link Mark}
 * lengths   int32 length of the answer, if that is in here
 * begun     int64 nanoseconds from the arrival of the batch until the task was begun
 * took      int64 nanoseconds from there until its answer was there
 *
 * answers   one after the other, without gaps
 * hints     int32 the last batch that has been sent, int32 the last one whose end has been told: for who looks before he
 *           waits; int32 how many words of progress have been sent, before the answers that are here
 * ring      the line: see {@link Ring}
 * </pre>
 *
 * <p>Marks stand together, apart from the rest, because both sides write them: the fewer cache lines they share, the fewer
 * one has to fetch from the other.
 *
 * <p>All in the byte order of the machine. One thread of the worker writes, but for the count of words; in the parent any thread may take a task back,
 * and the one that waits for the batch reads. The parent believes nothing without looking: whatever stands here is at
 * worst a wrong answer to the worker's own tasks, or a {@link ProtocolException}.
 */
public final class Ledger {
    /** How many tasks a batch may have. */
    public static final int MAX_TASKS = 1024;

    private static final int MARK_BITS = 3;
    private static final int LENGTHS = MAX_TASKS * Integer.BYTES;
    private static final int BEGUN = 2 * MAX_TASKS * Integer.BYTES;
    private static final int TOOK = BEGUN + MAX_TASKS * Long.BYTES;
    private static final int ANSWERS = TOOK + MAX_TASKS * Long.BYTES;

    /** Answers that do not fit are sent. */
    private static final int HINTS = ANSWERS + (100 << 10);

    private static final int SPOKEN = HINTS + 2 * Integer.BYTES;

    private static final int SIZE = SPOKEN + Integer.BYTES;

    /** Where the ring begins: at a page. */
    public static final int RING = (SIZE + 0xFFF) & ~0xFFF;

    private static final int ZEROS = 1 << 17;

    /** So many numbers are there for batches, before the first is used again. */
    private static final int BATCHES = 1 << 28;

    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final Mark[] MARKS = Mark.values();

    /** In the place of memory that was given up: tells nothing of any task. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());

    private ByteBuffer memory; // replaced by abandon

    private volatile boolean isAbandoned;

    /** The parent's: what it maps, if that is a file. */
    private final @Nullable FileChannel file;

    // The worker's own.
    private int batch;
    private long arrivedNanos;
    private int end;

    /** When the task before was answered, which is when the next one is begun; negative if none was. */
    private long answeredNanos = -1;

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

    /** One that a worker and its parent share who are threads of one process. */
    public static Ledger inMemory() {
        return new Ledger(ByteBuffer.allocateDirect(SIZE), null);
    }

    /**
     * The parent: makes the file of one, to be given back by {@link #release}. What is written first takes the pages, for a
     * file with holes fails when it is used.
     */
    public static Ledger create(Path path) throws IOException {
        FileChannel file = null;
        boolean isMade = false;
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
            for (int left = RING + Ring.MEMORY; left > 0; left -= file.write(zeros)) {
                zeros.clear().limit(Math.min(left, ZEROS));
            }
            Ledger made = new Ledger(MappedFile.map(file, RING + Ring.MEMORY), file);
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

    /** The file that {@link #create} has made, for {@link #map}. */
    public static FileChannel openFile(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** The ledger in this file, which need not stay open. */
    public static Ledger map(FileChannel file) throws IOException {
        return new Ledger(MappedFile.map(file, RING + Ring.MEMORY), null);
    }

    /** The ring beside it. */
    public Ring ring(boolean isParent, ReadableByteChannel bell, WritableByteChannel othersBell) {
        return new Ring(memory.slice(RING, Ring.MEMORY).order(ByteOrder.nativeOrder()), isParent, bell, othersBell);
    }

    /**
     * The parent, any thread: after an {@link InternalError} of this memory, which the worker has cut off. From then on
     * nothing of a task can be told. (Others see that soon: what they meet until then is that error.)
     */
    public void abandon() {
        isAbandoned = true;
        memory = NOTHING;
    }

    /**
     * The parent, once the worker has gone and all its tasks have ended: gives back the file's pages at once, for the memory
     * stays mapped until the collector finds it.
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

    /** The parent: the number of the batch after this one. */
    public static int next(int batch) {
        return (batch + 1) % BATCHES;
    }

    /** The parent, before it sends a batch. */
    public void prepare(int number, int tasks) {
        if (isAbandoned) {
            return; // what is in its place is that of all ledgers that were given up
        }
        for (int i = 0; i < tasks; i++) {
            INT.setRelease(memory, i * Integer.BYTES, entry(number, Mark.WAITING));
        }
    }

    @SuppressWarnings("EnumOrdinal") // both sides are of one version
    private static int entry(int batch, Mark mark) {
        return batch << MARK_BITS | mark.ordinal();
    }

    /**
     * The parent: takes a task back; false if the worker has begun it, or another thread has taken it back, or the worker
     * has cut off this memory.
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
     * The parent: what has become of a task.
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

    /** The parent: when the worker has begun a task, in nanoseconds after the batch had arrived; as it says. */
    public long begunNanos(int task) {
        return (long) LONG.getOpaque(memory, BEGUN + task * Long.BYTES);
    }

    /** The parent: how long a task took that has been answered, in nanoseconds; as the worker says. */
    public long tookNanos(int task) {
        return (long) LONG.getOpaque(memory, TOOK + task * Long.BYTES);
    }

    /**
     * The parent: how many bytes an answer has that is in here.
     *
     * @param offset the length of the answers before it
     * @throws ProtocolException if it cannot be in here
     */
    public int answerLength(int task, int offset) throws ProtocolException {
        int length = (int) INT.getOpaque(memory, LENGTHS + task * Integer.BYTES);
        if (length < 0 || length > HINTS - ANSWERS - offset) {
            throw new ProtocolException("it says that an answer has " + length + " bytes, which it cannot have");
        }
        return length;
    }

    /** The parent: a copy of so many bytes of the answers. */
    public byte[] answers(int offset, int length) {
        byte[] answers = new byte[length];
        copyAnswers(offset, answers, length);
        return answers;
    }

    /** The parent: copies so many bytes of the answers. */
    public void copyAnswers(int offset, byte[] target, int length) {
        memory.get(ANSWERS + offset, target, 0, length);
    }

    /** The worker: a batch has arrived. */
    public void open(int number) {
        batch = number;
        arrivedNanos = System.nanoTime();
        answeredNanos = -1;
        end = 0;
    }

    /** The worker: begins a task; false if it has been taken back. */
    public boolean begin(int task) {
        long now = answeredNanos < 0 ? System.nanoTime() - arrivedNanos : answeredNanos;
        answeredNanos = -1;
        LONG.setOpaque(memory, BEGUN + task * Long.BYTES, now);
        return INT.compareAndSet(memory, task * Integer.BYTES, entry(batch, Mark.WAITING), entry(batch, Mark.BEGUN));
    }

    /** The worker: the method has returned, or thrown. */
    public void ended(int task) {
        INT.setRelease(memory, task * Integer.BYTES, entry(batch, Mark.ENDED));
    }

    /** The worker: this is the answer; false if there is no room for it. */
    public boolean answer(int task, Frame answer) {
        return answer instanceof Frame.Value value
                ? answer(task, Mark.VALUE, value.value())
                : answer(task, Mark.THROWN, Bytes.of(((Frame.Thrown) answer).exception()));
    }

    private boolean answer(int task, Mark mark, Bytes bytes) {
        if (bytes.size() > HINTS - ANSWERS - end) {
            return false;
        }
        bytes.copyTo(memory, ANSWERS + end);
        answered(task, mark, (int) bytes.size());
        return true;
    }

    /** The worker: the value that was written last, and is small, is the answer; false if there is no room for it. */
    public boolean answer(int task, ValueWriter<?> value) {
        int length = value.size();
        if (length > HINTS - ANSWERS - end) {
            return false;
        }
        value.moveTo(memory, ANSWERS + end);
        answered(task, Mark.VALUE, length);
        return true;
    }

    private void answered(int task, Mark mark, int length) {
        end += length;
        INT.setOpaque(memory, LENGTHS + task * Integer.BYTES, length);
        answered(task, mark);
    }

    /** The worker: the answer has been sent. */
    public void sent(int task) {
        answered(task, Mark.SENT);
    }

    private void answered(int task, Mark mark) {
        long begun = (long) LONG.getOpaque(memory, BEGUN + task * Long.BYTES);
        answeredNanos = System.nanoTime() - arrivedNanos;
        LONG.setOpaque(memory, TOOK + task * Long.BYTES, answeredNanos - begun);
        INT.setRelease(memory, task * Integer.BYTES, entry(batch, mark));
    }

    /** The parent: the batch has been sent. */
    public void hintSent(int number) {
        INT.setRelease(memory, HINTS, number);
    }

    /** The worker: whether another batch than this has been sent. */
    public boolean isOtherSent(int number) {
        return (int) INT.getAcquire(memory, HINTS) != number;
    }

    /** The worker: the end of the batch has been told. */
    public void hintOver() {
        INT.setRelease(memory, HINTS + Integer.BYTES, batch);
    }

    /** The parent: whether the end of this batch has been told. */
    public boolean isOver(int number) {
        return (int) INT.getAcquire(memory, HINTS + Integer.BYTES) == number;
    }

    /** The worker, any thread: a word of progress, or of threads left behind, has been sent. */
    public void spoke() {
        INT.getAndAdd(memory, SPOKEN, 1);
    }

    /** The parent: how many words of progress there were; as the worker says. */
    public int spoken() {
        return (int) INT.getAcquire(memory, SPOKEN);
    }
}

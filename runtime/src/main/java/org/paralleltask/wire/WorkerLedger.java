package org.paralleltask.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.memory.MappedFile;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.wire.Ledger.Mark;

/**
 * The worker's side of a {@link Ledger}: the worker begins tasks, and writes what came of them. Used by the thread that runs
 * the tasks; only {@link #progressSent} is safe from any thread.
 */
public final class WorkerLedger {
    private final ByteBuffer memory;

    /** The number of the current dispatch. */
    private int dispatch;

    private long arrivedNanos;

    /** The offset of the next answer, in bytes. */
    private int end;

    /** When the previous task was answered, which is when the next one begins; negative if none was. */
    private long answeredNanos = -1;

    private WorkerLedger(ByteBuffer memory) {
        this.memory = memory.order(ByteOrder.nativeOrder());
    }

    /** The worker's side for a worker that is a thread of its parent's process. */
    public static WorkerLedger of(Ledger ledger) {
        return new WorkerLedger(ledger.shared());
    }

    /** Opens the file that {@link Ledger#create} has made, for {@link #map}. */
    public static FileChannel openFile(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** The worker's side of the ledger in this file. The file need not stay open. */
    public static WorkerLedger map(FileChannel file) throws IOException {
        return new WorkerLedger(MappedFile.map(file, (int) file.size()));
    }

    /** The memory of the ring, which is in the same file. */
    public ByteBuffer ringMemory() {
        return memory.slice(Ledger.RING, Ring.MEMORY);
    }

    /** The memory of what this worker logs, if its pool wants that. */
    public ByteBuffer logMemory() {
        return memory.slice(Ledger.FILE, Ledger.LOGS);
    }

    /** A dispatch has arrived. */
    public void open(int number) {
        dispatch = number;
        arrivedNanos = System.nanoTime();
        answeredNanos = -1;
        end = 0;
    }

    /** Begins a task; returns false if the parent has taken it back. */
    public boolean begin(int task) {
        long now = answeredNanos < 0 ? System.nanoTime() - arrivedNanos : answeredNanos;
        answeredNanos = -1;
        Ledger.LONG.setOpaque(memory, Ledger.BEGUN + task * Long.BYTES, now);
        return Ledger.INT.compareAndSet(
                memory, task * Integer.BYTES, Ledger.entry(dispatch, Mark.WAITING), Ledger.entry(dispatch, Mark.BEGUN));
    }

    /** The method has returned, or thrown. */
    public void ended(int task) {
        Ledger.INT.setRelease(memory, task * Integer.BYTES, Ledger.entry(dispatch, Mark.ENDED));
    }

    /** Writes a task's answer; returns false if there is no room for it. */
    public boolean answer(int task, Frame answer) {
        return answer instanceof Frame.Value value
                ? answer(task, Mark.VALUE, value.value())
                : answer(task, Mark.THROWN, Bytes.of(((Frame.Thrown) answer).exception()));
    }

    private boolean answer(int task, Mark mark, Bytes bytes) {
        if (bytes.size() > Ledger.ANSWERS_SIZE - end) {
            return false;
        }
        bytes.copyTo(memory, Ledger.ANSWERS + end);
        answered(task, mark, (int) bytes.size());
        return true;
    }

    /** Writes the value that {@code value} has encoded last as the answer; returns false if there is no room for it. */
    public boolean answer(int task, ValueWriter<?> value) {
        int length = value.size();
        if (length > Ledger.ANSWERS_SIZE - end) {
            return false;
        }
        value.moveTo(memory, Ledger.ANSWERS + end);
        answered(task, Mark.VALUE, length);
        return true;
    }

    private void answered(int task, Mark mark, int length) {
        end += length;
        Ledger.INT.setOpaque(memory, Ledger.LENGTHS + task * Integer.BYTES, length);
        answered(task, mark);
    }

    /** Marks a task whose answer was sent. */
    public void sent(int task) {
        answered(task, Mark.SENT);
    }

    private void answered(int task, Mark mark) {
        long begun = (long) Ledger.LONG.getOpaque(memory, Ledger.BEGUN + task * Long.BYTES);
        answeredNanos = System.nanoTime() - arrivedNanos;
        Ledger.LONG.setOpaque(memory, Ledger.TOOK + task * Long.BYTES, answeredNanos - begun);
        Ledger.INT.setRelease(memory, task * Integer.BYTES, Ledger.entry(dispatch, mark));
    }

    /** Whether another dispatch than this has been sent. */
    public boolean isOtherSent(int number) {
        return (int) Ledger.INT.getAcquire(memory, Ledger.HINT_SENT) != number;
    }

    /** Hints to the parent that the current dispatch has ended. */
    public void hintOver() {
        Ledger.INT.setRelease(memory, Ledger.HINT_OVER, dispatch);
    }

    /** Counts a message of progress, or of threads left behind, that was sent. Safe from any thread. */
    public void progressSent() {
        Ledger.INT.getAndAdd(memory, Ledger.PROGRESS, 1);
    }

    /** For a mirror: a worker on another machine has brought a task so far. */
    public void copy(int number, int task, Mark mark, int length, long begun, long took) {
        Ledger.INT.setOpaque(memory, Ledger.LENGTHS + task * Integer.BYTES, length);
        Ledger.LONG.setOpaque(memory, Ledger.BEGUN + task * Long.BYTES, begun);
        Ledger.LONG.setOpaque(memory, Ledger.TOOK + task * Long.BYTES, took);
        Ledger.INT.setRelease(memory, task * Integer.BYTES, Ledger.entry(number, mark));
    }

    /**
     * For a mirror: a worker on another machine has written these answers, from this place on, and had sent so many messages
     * of progress.
     */
    public void copyAnswers(int offset, ByteBuffer bytes, int progressCount) {
        Ledger.INT.setRelease(memory, Ledger.PROGRESS, progressCount);
        memory.put(Ledger.ANSWERS + offset, bytes, bytes.position(), bytes.remaining());
    }
}

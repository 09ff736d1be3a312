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
 * A {@link Ledger} as its worker has it: the worker begins tasks, and writes what came of them. Used by the thread that runs
 * the tasks, but for {@link #progressSent}.
 */
public final class WorkerLedger {
    private final ByteBuffer memory;

    /** The number of the dispatch under way. */
    private int dispatch;

    private long arrivedNanos;

    /** Where the next answer goes. */
    private int end;

    /** When the task before was answered, which is when the next one is begun; negative if none was. */
    private long answeredNanos = -1;

    private WorkerLedger(ByteBuffer memory) {
        this.memory = memory.order(ByteOrder.nativeOrder());
    }

    /** That of a worker which is a thread of its parent's process. */
    public static WorkerLedger of(Ledger ledger) {
        return new WorkerLedger(ledger.shared());
    }

    /** Opens the file that {@link Ledger#create} has made, for {@link #map}. */
    public static FileChannel openFile(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** That of the ledger in this file, which need not stay open. */
    public static WorkerLedger map(FileChannel file) throws IOException {
        return new WorkerLedger(MappedFile.map(file, Ledger.FILE));
    }

    /** The memory of the ring beside it. */
    public ByteBuffer ringMemory() {
        return memory.slice(Ledger.RING, Ring.MEMORY);
    }

    /** A dispatch has arrived. */
    public void open(int number) {
        dispatch = number;
        arrivedNanos = System.nanoTime();
        answeredNanos = -1;
        end = 0;
    }

    /** Begins a task; false if the parent has taken it back. */
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

    /** This is the answer; false if there is no room for it. */
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

    /** The value that was written last, and is small, is the answer; false if there is no room for it. */
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

    /** The answer has been sent. */
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

    /** The end of the dispatch has been reported. */
    public void hintOver() {
        Ledger.INT.setRelease(memory, Ledger.HINT_OVER, dispatch);
    }

    /** Any thread: a message of progress, or of threads left behind, has been sent. */
    public void progressSent() {
        Ledger.INT.getAndAdd(memory, Ledger.PROGRESS, 1);
    }
}

package org.paralleltask.worker.task;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.paralleltask.exec.RunContext;
import org.paralleltask.wire.OutputMark;

/**
 * What {@link System#out} or {@link System#err} writes to. It puts a mark before the first output of a task, and
 * another after the last. Output that does not come this way, such as that of native code, has no marks.
 */
public final class TaskOutput extends BufferedOutputStream {
    private final CurrentTask current;
    private final PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);

    /** The task that was marked last; {@link OutputMark#NO_TASK} after the end of a task. */
    private volatile long marked = OutputMark.NO_TASK; // written with this lock held

    private TaskOutput(FileDescriptor descriptor, CurrentTask current) {
        super(new FileOutputStream(descriptor));
        this.current = current;
    }

    public static TaskOutput out(CurrentTask current) {
        TaskOutput output = new TaskOutput(FileDescriptor.out, current);
        System.setOut(output.stream);
        return output;
    }

    public static TaskOutput err(CurrentTask current) {
        TaskOutput output = new TaskOutput(FileDescriptor.err, current);
        System.setErr(output.stream);
        return output;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        mark();
        super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        mark();
        super.write(bytes, from, length);
    }

    private void mark() throws IOException {
        RunContext running = current.running();
        if (running != null && running.task() != marked) {
            mark(running.task());
        }
    }

    private void mark(long task) throws IOException {
        marked = task;
        super.write(OutputMark.of(task), 0, OutputMark.LENGTH);
    }

    /** The task has ended: writes its output, and marks that what follows is not the task's. */
    public void end() {
        if (marked != OutputMark.NO_TASK) {
            endMarked();
        }
    }

    private synchronized void endMarked() {
        try {
            mark(OutputMark.NO_TASK);
            flush();
        } catch (IOException theTaskHasClosedIt) {
            // the task has closed the stream, so no output follows
        }
    }
}

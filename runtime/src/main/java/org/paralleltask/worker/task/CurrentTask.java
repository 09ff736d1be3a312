package org.paralleltask.worker.task;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paralleltask.exec.RunContext;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;

/** The task that runs now, if one does: what the parent may want of it meanwhile. Thread-safe. */
public final class CurrentTask {
    private static final long NONE = -1;

    private final Connection connection;
    private final Thread thread;
    private final TaskCalls calls;
    private final AtomicReference<@Nullable RunContext> context = new AtomicReference<>();
    private volatile Class<?> worker = CurrentTask.class;
    private volatile String method = "";

    /** The last task that was cancelled: the cancel may overtake the task itself. */
    private volatile long cancelled = NONE;

    /**
     * @param thread the one that runs all tasks
     * @param calls hears which lines are there
     */
    public CurrentTask(Connection connection, Thread thread, TaskCalls calls) {
        this.connection = connection;
        this.thread = thread;
        this.calls = calls;
    }

    /** A task begins. */
    public void begin(RunContext begun, Class<?> workerClass, String methodName) {
        if (worker != workerClass) { // a write that all threads see costs as much as a short task
            worker = workerClass;
            method = methodName;
        }
        context.set(
                begun); // before it looks at cancelled, which is written before the context is read: one sees the other
        if (begun.task() == cancelled) {
            begun.cancel();
        }
    }

    public void end() {
        context.setRelease(null); // if it is seen a moment later, a thread that still finds the context finds it over
    }

    /** The name of the method of the one that runs, or ran last. */
    String method() {
        return method;
    }

    /** The one that runs; null if none does. */
    @Nullable
    RunContext running() {
        return context.get();
    }

    public void obey(Control control) {
        switch (control.kind()) {
            case CANCEL -> cancel(control.task());
            case DUMP -> dump(control.task());
            case CALLS -> calls.lineIsThere(control.task(), true);
            case NO_CALLS -> calls.lineIsThere(control.task(), false);
        }
    }

    private void cancel(long task) {
        cancelled = task;
        RunContext running = context.get();
        if (running != null && running.task() == task) {
            running.cancel();
        }
    }

    private void dump(long task) {
        ThreadDump dump = ThreadDump.take(thread, worker);
        try {
            connection.send(new Frame.Stack(task, dump.encode()));
        } catch (IOException parentIsGone) {
            // the end of the line will say so
        }
    }
}

package org.paralleltask.worker.task;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paralleltask.exec.CallRoute;
import org.paralleltask.exec.RunContext;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;

/** The task that runs now, if one does, and what the parent may ask of it meanwhile. Thread-safe. */
public final class CurrentTask {
    private static final long NONE = -1;

    private final Connection connection;
    private final Thread thread;
    private final TaskCalls calls;
    private final AtomicReference<@Nullable RunContext> context = new AtomicReference<>();
    private volatile Class<?> worker = CurrentTask.class;
    private volatile String method = "";

    /** The last task that was cancelled. It is kept, because a cancel may arrive before its task begins. */
    private volatile long cancelled = NONE;

    /**
     * @param thread the thread that runs all tasks
     * @param calls is told which lines the program has opened
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
        // This thread writes context, then reads cancelled. A cancel writes cancelled, then reads context. So at least
        // one of the two threads sees what the other wrote.
        context.set(begun);
        if (begun.task() == cancelled) {
            begun.cancel();
        }
    }

    public void end() {
        context.setRelease(null); // other threads may see it late: then they find a run that is not inside its gate
    }

    /** The name of the method whose task runs, or ran last. */
    String method() {
        return method;
    }

    /** The number of the one that runs; negative if none does. */
    public long number() {
        RunContext running = context.get();
        return running == null ? NONE : running.task();
    }

    /** The run of the task that runs now; null if none does. */
    @Nullable
    RunContext running() {
        return context.get();
    }

    /** Does what the parent asks in the middle of a task. Called by the thread that reads the controls. */
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
        ThreadDump dump = ThreadDump.take(thread, worker, CallRoute.CALLER);
        try {
            connection.send(new Frame.Stack(task, dump.encode()));
        } catch (IOException parentIsGone) {
            // the thread that reads the line finds its end, and ends this process
        }
    }
}

package org.paralleltask.worker;

import java.io.IOException;
import org.paralleltask.WorkerContext;
import org.paralleltask.exec.HostedTasks;
import org.paralleltask.exec.RunContext;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.worker.task.CurrentTask;
import org.paralleltask.worker.task.LedgerFuture;
import org.paralleltask.worker.task.LeftThreads;
import org.paralleltask.worker.task.ProgressSender;
import org.paralleltask.worker.task.TaskOutput;
import org.paralleltask.worker.task.TaskThread;
import org.paralleltask.worker.task.ThreadStarts;

/**
 * What a worker process does before and after each task, so that the parent can reach the task while it runs, and hears
 * of its progress, its output and the threads that it leaves behind. Used by the tasks' thread only.
 */
final class TaskHost implements HostedTasks.Host {
    private final Connection connection;
    private final LedgerFuture ledger;
    private final TaskThread thread;
    private final WorkerContext worker;
    private final CurrentTask current;
    private final Doorbell bell;
    private final ProgressSender progress;
    private final LeftThreads leftThreads;
    private final TaskOutput out;
    private final TaskOutput err;
    private Class<?> workerClass = TaskHost.class;
    private String method = "";
    private long task;

    /** @param worker this process, as tasks see it */
    TaskHost(
            Connection connection,
            LedgerFuture ledger,
            TaskThread thread,
            WorkerContext worker,
            CurrentTask current,
            ThreadStarts starts,
            Doorbell bell) {
        this.connection = connection;
        this.ledger = ledger;
        this.thread = thread;
        this.worker = worker;
        this.current = current;
        this.bell = bell;
        this.progress = new ProgressSender(connection, ledger);
        this.leftThreads = new LeftThreads(starts);
        this.out = TaskOutput.out(current);
        this.err = TaskOutput.err(current);
    }

    /** The tasks of the next dispatch are of this method. */
    void serves(Class<?> newWorkerClass, String newMethod) {
        workerClass = newWorkerClass;
        method = newMethod;
    }

    @Override
    public RunContext begin(Frame.Task begun) {
        task = begun.id();
        leftThreads.begin();
        out.end(); // a thread that the last task left behind may have printed since
        err.end();
        RunContext context = new RunContext(thread.gate(), worker, task, begun.attempt(), progress);
        current.begin(context, workerClass, method);
        bell.news();
        return context;
    }

    @Override
    public void end() throws IOException {
        current.end();
        out.end();
        err.end();
        progress.flush();
        try {
            reportThreads();
        } catch (OutOfMemoryError full) {
            // the task filled the heap: its answer can still be sent, and matters more than the report
        }
    }

    private void reportThreads() throws IOException {
        Frame.ThreadsLeft left = leftThreads.end(task);
        if (left != null) {
            connection.send(left);
            ledger.get().progressSent();
        }
    }

    @Override
    public void send(Frame answer) throws IOException {
        connection.send(answer);
    }
}

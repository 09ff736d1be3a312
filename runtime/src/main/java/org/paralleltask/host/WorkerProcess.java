package org.paralleltask.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.host.calls.CallLines;
import org.paralleltask.host.calls.CallWait;
import org.paralleltask.host.calls.CallsLeft;
import org.paralleltask.host.logs.WorkerLogs;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ClassLoads;
import org.paralleltask.host.process.ExitEvidence;
import org.paralleltask.host.process.ProcessPeer;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;

/** A worker that is a process, on this machine or on another: the process itself, and what is said to it. */
public final class WorkerProcess implements Worker {
    private final String name;
    private final int index;
    private final ProcessPeer process;
    private final Connection connection;
    private final Ledger ledger;
    private final @Nullable WorkerLogs logs;
    private final CallLines calls;
    private final WorkerProtocol protocol;
    private final long startNanos = System.nanoTime();

    /**
     * @param connection uses the ledger's ring, or goes to another machine
     * @param ledger what it shares with this side, or a mirror of that
     * @param calls of managed objects
     * @param logs null if it forwards none
     * @param maxPayload how many bytes a task's arguments, or its value, may have
     */
    public WorkerProcess(
            String name,
            int index,
            ProcessPeer process,
            Connection connection,
            Ledger ledger,
            CallLines calls,
            @Nullable WorkerLogs logs,
            int maxPayload) {
        this.name = name;
        this.index = index;
        this.process = process;
        this.connection = connection;
        this.ledger = ledger;
        this.logs = logs;
        this.calls = calls;
        this.protocol = new WorkerProtocol(name, who(), process, connection, ledger, calls, maxPayload);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public Optional<ProcessHandle> handle() {
        return process.handle();
    }

    // What it is told.

    @Override
    public void load(TaskDefinition<?, ?> definition, WorkerRequest request) throws LoadException, GoneException {
        protocol.load(definition, request);
    }

    @Override
    public boolean isReadyFor(TaskDefinition<?, ?> definition) {
        return protocol.isReadyFor(definition);
    }

    @Override
    public List<TaskDefinition<?, ?>> loaded() {
        return protocol.loaded();
    }

    @Override
    public int maxTasks() {
        return process.maxTasks();
    }

    @Override
    public void run(WorkerTasks tasks) throws GoneException {
        WorkerLogs heard = logs;
        if (heard == null) {
            protocol.run(tasks);
            return;
        }
        heard.busy(true);
        try {
            protocol.run(tasks);
        } finally {
            heard.busy(false);
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public boolean hasHeardAll() {
        return protocol.hasHeardAll();
    }

    @Override
    public void cancel(long task) {
        protocol.tell(new Control(Control.Kind.CANCEL, task));
    }

    @Override
    public void dump(long task, WorkerRequest request) {
        protocol.tell(new Control(Control.Kind.DUMP, task));
    }

    @Override
    public void exit(ExitAnswers answers, WorkerRequest request) throws GoneException {
        protocol.exit(answers, request);
    }

    @Override
    public void hangUp() {
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            // it is closed, so no thread waits for it
        }
    }

    // The process itself.

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void kill(long task) {
        process.kill(task);
    }

    @Override
    public boolean hasExited() {
        return process.hasExited();
    }

    @Override
    public void onExit(Runnable action) {
        process.onExit(action);
    }

    @Override
    public Optional<CallWait> callWait() {
        return calls.callWait();
    }

    @Override
    public CallsLeft endCalls() {
        return calls.end();
    }

    @Override
    public boolean awaitsExit(Duration patience) {
        return process.awaitsExit(patience);
    }

    @Override
    public int awaitExit(Duration patience) {
        return process.awaitExit(patience);
    }

    @Override
    public boolean isStopped() {
        return process.isStopped();
    }

    /** What the system says; if it does not tell, what the worker said last. */
    @Override
    public OptionalLong memory() {
        OptionalLong resident = process.residentBytes();
        return resident.isPresent() ? resident : protocol.committed();
    }

    /** Likewise: what a worker says of itself is shared with no other process. */
    @Override
    public OptionalLong ownMemory() {
        OptionalLong own = process.ownBytes();
        return own.isPresent() ? own : protocol.committed();
    }

    @Override
    public Optional<ClassLoads> classLoads() {
        return process.classLoads();
    }

    @Override
    public ExitEvidence traces(WorkerOutput.Words words) {
        return process.evidence(words, protocol.exitStack(), Duration.ofNanos(System.nanoTime() - startNanos));
    }

    @Override
    public void close() {
        process.end();
        calls.end();
        if (logs != null) {
            logs.end();
        }
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ledger.release();
            process.deleteFiles();
        }
    }
}

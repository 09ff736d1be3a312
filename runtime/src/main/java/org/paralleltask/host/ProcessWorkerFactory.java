package org.paralleltask.host;

import java.util.List;
import java.util.function.Consumer;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.calls.CallLines;
import org.paralleltask.host.calls.CallRendezvous;
import org.paralleltask.host.launch.JavaCommand;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.process.ChildProcess;
import org.paralleltask.host.process.WorkerLauncher;
import org.paralleltask.logs.Replays;

/** Makes workers that are processes of this machine. */
public final class ProcessWorkerFactory implements WorkerFactory {
    private final JavaCommand command;
    private final PoolOptions options;
    private final WorkerLauncher launcher;

    /** @param neighbour a class beside which the program's logging is looked for */
    public ProcessWorkerFactory(JavaCommand command, PoolOptions options, PoolLog log, Class<?> neighbour) {
        this.command = command;
        this.options = options;
        this.launcher = new WorkerLauncher(
                command, options, log, options.logs() ? Replays.find(neighbour.getClassLoader()) : null);
    }

    @Override
    public Worker start(String name, int index, Consumer<Killable> launched) {
        WorkerLauncher.Launched started = launcher.launch(name, index, launched);
        ChildProcess process = started.process();
        int maxPayload = Math.toIntExact(options.maxPayload());
        CallRendezvous opening = new CallRendezvous(started.line(), process.files(), process.exited());
        CallLines calls = new CallLines(name, process.pid(), process::kill, opening, maxPayload);
        return new WorkerProcess(
                name, index, process, started.line(), started.ledger(), calls, started.logs(), maxPayload);
    }

    @Override
    public void checkFinds(Class<?> task) {
        if (!options.classPath().isEmpty() || !JavaCommand.isBesideThisLibrary(task)) {
            command.checkFinds(task);
        }
    }

    @Override
    public List<String> command() {
        return command.expanded();
    }

    @Override
    public boolean canKill() {
        return true;
    }
}

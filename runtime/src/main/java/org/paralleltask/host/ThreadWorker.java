package org.paralleltask.host;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerContext;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.exec.HostedTasks;
import org.paralleltask.exec.RunContext;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ClassLoads;
import org.paralleltask.host.process.ExitEvidence;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.WorkerLedger;

/**
 * A worker that is a thread of this process. A thread cannot be killed, so {@link #kill} gives it up, with the task
 * that still runs on it. Used as {@link Worker} says.
 */
final class ThreadWorker implements Worker {
    private final String name;
    private final int index;
    private final WorkerThread thread;
    private final HostedTasks tasks;
    private final Ledger ledger = Ledger.inMemory();
    private final WorkerLedger workersLedger = WorkerLedger.of(ledger);
    private final List<TaskDefinition<?, ?>> loaded = new ArrayList<>();
    private final Map<Object, Integer> functions = new HashMap<>();
    private final long startNanos = System.nanoTime();

    /** The run of the current task; null if there is none. */
    private volatile @Nullable RunContext running;

    private volatile Class<?> runningClass = ThreadWorker.class;

    /** This worker, as tasks and hooks see it. */
    private record Place(int workerIndex, String workerName, long pid) implements WorkerContext {}

    ThreadWorker(String name, int index) {
        this.name = name;
        this.index = index;
        this.thread = new WorkerThread(name);
        this.tasks = new HostedTasks(new Place(index, name, pid()), thread, false, Optional.empty());
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
        return ProcessHandle.current().pid();
    }

    @Override
    public String who() {
        return "Worker " + name + " (a thread of this process)";
    }

    @Override
    public void load(TaskDefinition<?, ?> definition, WorkerRequest request) throws LoadException, GoneException {
        int function = loaded.size();
        runningClass = definition.worker();
        Frame answer = thread.call(() -> tasks.load(
                function, definition, Frame.MAX_PAYLOAD, definition.shared().share()));
        if (answer instanceof Frame.StartHookThrown thrown) {
            Throwable cause = TaskMarshaller.of(definition).decodeThrown(thrown.exception());
            throw LoadException.inStartHook(definition, name, cause);
        }
        loaded.add(definition);
        functions.put(definition.key(), function);
    }

    @Override
    public void run(WorkerTasks dispatch) throws GoneException {
        Frame.Run sent =
                dispatch.run(functions.getOrDefault(dispatch.definition().key(), -1));
        Frame.Run run = new Frame.Run(
                sent.dispatch(),
                sent.function(),
                sent.tasks().stream()
                        .map(one -> new Frame.Task(
                                one.id(), one.attempt(), one.arguments().share()))
                        .toList());
        Frame.Task task = run.tasks().get(0);
        WorkerRequest request = dispatch.requestOfFirst();
        RunContext context = new RunContext(
                thread.gate(), new Place(index, name, pid()), task.id(), task.attempt(), request::progressed);
        runningClass = dispatch.definition().worker();
        running = context;
        if (request.reason() == WorkerRequest.Reason.CANCEL) { // the cancel may have come before there was a context
            context.cancel();
        }
        Host host = new Host(context);
        try {
            thread.call(() -> runHere(run, dispatch.context(), host));
        } catch (GoneException e) {
            context.cancel(); // the thread that gave this worker up may have done so before it could see the context
            throw e;
        } finally {
            running = null;
        }
        try {
            Frame large = host.large;
            if (large instanceof Frame.Value value) {
                dispatch.answered(task.id(), new Answer.Value(value.value()));
            } else if (large instanceof Frame.Thrown thrown) {
                dispatch.answered(task.id(), new Answer.Thrown(thrown.exception()));
            }
            dispatch.look(true);
        } catch (ProtocolException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private boolean runHere(Frame.Run run, CarriedContext context, Host host) {
        try {
            tasks.carry(context);
            tasks.run(run, workersLedger, host);
            return true;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Keeps a large answer. Nothing is sent, because there is no other process. */
    private static final class Host implements HostedTasks.Host {
        private final RunContext context;

        /** An answer for which the ledger has no room; null if there is none. */
        private @Nullable Frame large;

        Host(RunContext context) {
            this.context = context;
        }

        @Override
        public RunContext begin(Frame.Task task) {
            return context;
        }

        @Override
        public void end() {}

        @Override
        public void send(Frame answer) {
            large = answer;
        }
    }

    /** One task at a time, because it costs next to nothing to send one to a thread. */
    @Override
    public int maxTasks() {
        return 1;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void exit(ExitAnswers answers, WorkerRequest request) throws GoneException {
        thread.call(() -> {
            try {
                tasks.exit(answer -> {
                    if (hasExited()) {
                        return; // it was given up, and is already reported as failed
                    }
                    if (answer instanceof Frame.ExitValue value) {
                        answers.returned(loaded.get(value.function()), value.value());
                    } else if (answer instanceof Frame.ExitThrown thrown) {
                        answers.threw(loaded.get(thrown.function()), thrown.exception());
                    }
                });
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            } finally {
                tasks.close();
            }
            return true;
        });
    }

    @Override
    public boolean isReadyFor(TaskDefinition<?, ?> definition) {
        return functions.containsKey(definition.key());
    }

    @Override
    public List<TaskDefinition<?, ?>> loaded() {
        return List.copyOf(loaded);
    }

    @Override
    public void cancel(long task) {
        RunContext context = running;
        if (context != null && context.task() == task) {
            context.cancel();
        }
    }

    /** Answers at once, on the calling thread. */
    @Override
    public void dump(long task, WorkerRequest request) {
        ThreadDump dump = thread.dump(runningClass);
        if (dump != null) {
            request.dumped(task, dump);
        }
    }

    /** Gives the thread up, and cancels its task. */
    @Override
    public void kill() {
        RunContext context = running; // read first: once the thread is given up, the supervisor's thread clears it
        if (thread.giveUp()) {
            if (context != null) {
                context.cancel();
            }
            thread.shutdown();
        }
    }

    @Override
    public boolean hasExited() {
        return thread.isGivenUp();
    }

    @Override
    public void onExit(Runnable action) {
        thread.onGivenUp(action);
    }

    @Override
    public boolean awaitsExit(Duration patience) {
        kill(); // a thread has no end of its own to wait for
        return true;
    }

    @Override
    public int awaitExit(Duration patience) {
        kill();
        return 0;
    }

    @Override
    public ExitEvidence traces(WorkerOutput.Words words) {
        return new ExitEvidence(
                0,
                "",
                List.of(),
                List.of(),
                "",
                OptionalLong.empty(),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /** Empty: the memory of the whole process is not that of this worker. */
    @Override
    public OptionalLong memory() {
        return OptionalLong.empty();
    }

    @Override
    public Optional<ClassLoads> classLoads() {
        return Optional.empty();
    }

    @Override
    public OptionalLong ownMemory() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        kill();
    }
}

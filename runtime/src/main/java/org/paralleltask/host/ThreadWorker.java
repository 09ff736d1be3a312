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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerContext;
import org.paralleltask.exec.HostedTasks;
import org.paralleltask.exec.InterruptGate;
import org.paralleltask.exec.RunContext;
import org.paralleltask.exec.UserCode;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.WorkerLedger;

/**
 * A worker that is a thread of this process. It can be interrupted, not killed: what is called its kill gives it up, with
 * what still runs on it. (Long, because it is both sides of a worker: what is fed, and what runs the tasks.)
 */
final class ThreadWorker implements Worker {
    private final String name;
    private final int index;
    private final InterruptGate gate = new InterruptGate(this::interrupt);
    private final HostedTasks tasks;
    private final Ledger ledger = Ledger.inMemory();
    private final WorkerLedger workersLedger = WorkerLedger.of(ledger);
    private final List<TaskDefinition<?, ?>> loaded = new ArrayList<>();
    private final Map<Object, Integer> functions = new HashMap<>();
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private final ExecutorService executor;
    private final long startNanos = System.nanoTime();
    private volatile @Nullable Thread thread;
    private volatile @Nullable RunContext running;
    private volatile Class<?> runningClass = ThreadWorker.class;

    /** This worker, as tasks and hooks see it. */
    private record Place(int workerIndex, String workerName, long pid) implements WorkerContext {}

    /** Takes off the thread what user code has left on it. */
    private final class CleanThread implements UserCode {
        @Override
        public <R> R run(Object who, Body<R> body) throws Throwable {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            gate.enter(who);
            try {
                return body.run();
            } finally {
                gate.leave(who);
                Thread.interrupted();
                Thread.currentThread().setContextClassLoader(loader);
            }
        }

        @Override
        public InterruptGate gate() {
            return gate;
        }
    }

    ThreadWorker(String name, int index) {
        this.name = name;
        this.index = index;
        this.tasks = new HostedTasks(new Place(index, name, pid()), new CleanThread(), false);
        this.executor = Executors.newSingleThreadExecutor(body -> {
            Thread created = new Thread(body, "paralleltask-" + name + "-task");
            created.setDaemon(true);
            thread = created;
            return created;
        });
    }

    private void interrupt() {
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
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
    public void load(TaskDefinition<?, ?> definition, WorkerRequest exchange) throws LoadException, GoneException {
        int function = loaded.size();
        runningClass = definition.worker();
        Frame answer = onThread(() -> tasks.load(
                function, definition, Frame.MAX_PAYLOAD, definition.shared().share()));
        if (answer instanceof Frame.StartHookThrown thrown) {
            Throwable cause = TaskMarshaller.of(definition).decodeThrown(thrown.exception());
            throw new LoadException(
                    "The @OnWorkerStart method of " + definition.name() + " failed in worker " + name + ": " + cause,
                    cause);
        }
        loaded.add(definition);
        functions.put(definition.key(), function);
    }

    @Override
    public void run(WorkerTasks batch) throws GoneException {
        Frame.Run sent = batch.run(functions.getOrDefault(batch.definition().key(), -1));
        Frame.Run run = new Frame.Run(
                sent.batch(),
                sent.function(),
                sent.tasks().stream()
                        .map(one -> new Frame.Task(
                                one.id(), one.attempt(), one.arguments().share()))
                        .toList());
        Frame.Task task = run.tasks().get(0);
        WorkerRequest exchange = batch.exchangeOfFirst();
        RunContext context =
                new RunContext(gate, new Place(index, name, pid()), task.id(), task.attempt(), exchange::progressed);
        runningClass = batch.definition().worker();
        running = context;
        if (exchange.reason()
                == WorkerRequest.Reason.CANCEL) { // which may have come before there was a context to tell
            context.cancel();
        }
        Host host = new Host(context);
        try {
            onThread(() -> runHere(run, host));
        } catch (GoneException e) {
            context.cancel(); // whoever has given it up may have come too early to see that it runs
            throw e;
        } finally {
            running = null;
        }
        try {
            Frame large = host.large;
            if (large instanceof Frame.Value value) {
                batch.answered(task.id(), new Answer.Value(value.value()));
            } else if (large instanceof Frame.Thrown thrown) {
                batch.answered(task.id(), new Answer.Thrown(thrown.exception()));
            }
            batch.look(true);
        } catch (ProtocolException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private boolean runHere(Frame.Run run, Host host) {
        try {
            tasks.run(run, workersLedger, host);
            return true;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** There is nobody to tell. */
    private static final class Host implements HostedTasks.Host {
        private final RunContext context;

        /** An answer for which the ledger has no room. */
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

    /** One after the other: here they cost next to nothing on their way. */
    @Override
    public int maxBatch() {
        return 1;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void exit(ExitAnswers answers, WorkerRequest exchange) throws GoneException {
        onThread(() -> {
            try {
                tasks.exit(answer -> {
                    if (hasExited()) {
                        return; // given up: it has been reported as failed
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

    /** Has something done by the worker's thread, and waits for it, or until the worker is given up. */
    private <V> V onThread(Supplier<V> action) throws GoneException {
        CompletableFuture<V> answer;
        try {
            answer = CompletableFuture.supplyAsync(action, executor);
        } catch (RejectedExecutionException alreadyGivenUp) {
            throw new GoneException(new IOException("it was given up", alreadyGivenUp));
        }
        try {
            CompletableFuture.anyOf(answer, givenUp).join();
            if (!givenUp.isDone()) { // else an answer may be the task's to our interrupt
                return answer.join();
            }
        } catch (CompletionException bug) {
            throw new IllegalStateException(bug);
        }
        throw new GoneException(new IOException("it was given up"));
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

    /** Answers at once, on the caller's thread. */
    @Override
    public void dump(long task, WorkerRequest exchange) {
        Thread worker = thread;
        if (worker != null) {
            exchange.dumped(task, ThreadDump.take(worker, runningClass));
        }
    }

    /** Gives it up. */
    @Override
    public void kill() {
        RunContext context = running; // none any more as soon as the supervisor knows
        if (givenUp.complete(null)) {
            if (context != null) {
                context.cancel();
            }
            executor.shutdownNow();
        }
    }

    @Override
    public boolean hasExited() {
        return givenUp.isDone();
    }

    @Override
    public void onExit(Runnable action) {
        givenUp.thenRun(action);
    }

    @Override
    public boolean awaitsExit(Duration patience) {
        kill(); // there is nothing to wait for
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

    /** The whole process's is not its own. */
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

package org.paralleltask.exec;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.WorkerContext;
import org.paralleltask.base.Exhaustion;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.carry.Restorers;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.ValueReader;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.task.ExitHook;
import org.paralleltask.task.StartHook;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.WorkerLedger;

/**
 * The tasks that a worker hosts, process or thread. It runs them and their hooks. What user code throws becomes an
 * answer, not a failure of the worker. Used by one thread.
 */
public final class HostedTasks {
    private final WorkerContext worker;
    private final UserCode userCode;
    private final boolean isLent;
    private final Optional<CallRoute> calls;
    private final Map<Integer, Hosted<?, ?>> functions = new LinkedHashMap<>();
    private final Set<Class<?>> started = new HashSet<>();

    private final Restorers restorers;

    /** What goes with the tasks of the dispatch that runs, or comes next. */
    private CarriedContext carried = CarriedContext.NOTHING;

    /** Whether the last task threw an error after which this worker must not run another task. */
    private boolean isExhausted;

    private record Hosted<T, R>(
            TaskDefinition<T, R> definition,
            TaskMarshaller<T, R> payload,
            ValueReader<T> arguments,
            ValueWriter<R> results,
            TaskMarshaller.Bound<T, R> bound,
            @Nullable CallRoute calls) {
        byte[] encodeThrown(Throwable thrown) {
            return payload.encodeThrown(thrown);
        }
    }

    /** Sends answers to the program. */
    @FunctionalInterface
    public interface Answers {
        /** Sends one answer. */
        void send(Frame answer) throws IOException;
    }

    /**
     * Hosts nothing yet.
     *
     * @param isLent whether a value has been sent completely when {@link Host#send} returns, so that the value's arrays
     *     need not be copied
     * @param calls how calls of managed objects get to the program; empty if the worker is a thread of the program
     */
    public HostedTasks(WorkerContext worker, UserCode userCode, boolean isLent, Optional<CallRoute> calls) {
        this.worker = worker;
        this.userCode = userCode;
        this.isLent = isLent;
        this.calls = calls;
        this.restorers = new Restorers(worker.workerName());
    }

    /**
     * Hosts one more function, and runs its start hook if this worker has not run it yet.
     *
     * @param function its number in this worker
     * @param maxPayload how many bytes a value may have
     * @param shared the encoded values that its tasks share
     * @return {@code Loaded} or {@code StartHookThrown}
     */
    public <T, R> Frame load(int function, TaskDefinition<T, R> definition, int maxPayload, Bytes shared) {
        TaskMarshaller<T, R> payload = TaskMarshaller.of(definition, maxPayload);
        try {
            Callers callers = new Callers(definition, maxPayload, function, calls.orElse(null), worker);
            Hosted<T, R> hosted = new Hosted<>(
                    definition,
                    payload,
                    payload.taskReader(),
                    payload.resultWriter(isLent),
                    userCode.run(payload, new Binding<>(payload, shared, callers)),
                    callers.route());
            StartHook hook = definition.startHook().orElse(null);
            if (hook != null && !started.contains(hook.owner())) {
                userCode.run(hook, () -> {
                    hook.body().run(worker);
                    return started.add(hook.owner());
                });
            }
            functions.put(function, hosted);
            return new Frame.Loaded(function);
        } catch (Throwable thrown) {
            return new Frame.StartHookThrown(function, payload.encodeThrown(thrown));
        }
    }

    /** Decodes what the tasks share. */
    private record Binding<T, R>(TaskMarshaller<T, R> payload, Bytes shared, Callers callers)
            implements UserCode.Body<TaskMarshaller.Bound<T, R>> {
        @Override
        public TaskMarshaller.Bound<T, R> run() {
            return payload.bind(shared, callers);
        }
    }

    /** Whether it hosts the function of this number. */
    public boolean hosts(int function) {
        return functions.containsKey(function);
    }

    /** The worker class of a function that it hosts. */
    public Class<?> workerClass(int function) {
        return hosted(function).definition().worker();
    }

    /** The name of the method of a function that it hosts. */
    public String method(int function) {
        return hosted(function).definition().name();
    }

    private Hosted<?, ?> hosted(int function) {
        Hosted<?, ?> hosted = functions.get(function);
        if (hosted == null) {
            throw new IllegalStateException("Function " + function + " was never loaded");
        }
        return hosted;
    }

    /** What a worker does around each task of a dispatch. Called on the thread that runs the task. */
    public interface Host {
        /** A task is about to run. */
        RunContext begin(Frame.Task task);

        /** The task has ended. Its answer is sent next. */
        void end() throws IOException;

        /** Sends an answer that is too large for the ledger. */
        void send(Frame answer) throws IOException;
    }

    /** This context goes with the tasks of the next dispatch. */
    public void carry(CarriedContext context) {
        carried = context;
    }

    /** Runs those tasks of a dispatch that the ledger lets it begin, and puts their answers into the ledger. */
    public void run(Frame.Run run, WorkerLedger ledger, Host host) throws IOException {
        Hosted<?, ?> hosted = hosted(run.function());
        isExhausted = false;
        ledger.open(run.dispatch());
        // After an error of the JVM this worker may be damaged, so no further task begins.
        for (int i = 0; i < run.tasks().size() && !isExhausted; i++) {
            if (ledger.begin(i)) {
                run(hosted, run.tasks().get(i), i, ledger, host);
            }
        }
        carried = CarriedContext.NOTHING;
    }

    private <T, R> void run(Hosted<T, R> hosted, Frame.Task task, int index, WorkerLedger ledger, Host host)
            throws IOException {
        RunContext context = host.begin(task);
        CallRoute called = hosted.calls();
        if (called != null) {
            called.begin(context);
        }
        Frame answer;
        try {
            answer = answer(hosted, task, context, index, ledger);
            if (called != null) {
                called.over(); // before the answer: a caller that sees the task's end finds its locks released
            }
        } finally {
            host.end();
        }
        ValueWriter<R> results = hosted.results();
        if (answer == null) {
            if (ledger.answer(index, results)) {
                return;
            }
            answer = new Frame.Value(task.id(), results.bytes());
        }
        if (!ledger.answer(index, answer)) {
            host.send(answer);
            ledger.sent(index);
        }
    }

    /**
     * Runs a task and encodes its answer. Null if the answer is a small value, as most are: then it lies in
     * {@code results}, and needs no object.
     */
    private <T, R> @Nullable Frame answer(
            Hosted<T, R> hosted, Frame.Task sent, RunContext context, int index, WorkerLedger ledger) {
        List<SharedBuffer> received = List.of();
        try {
            T task = hosted.arguments().read(sent.arguments());
            received = hosted.arguments().opened();
            R result = userCode.run(context, running(hosted, task, context, index, ledger));
            return hosted.results().write(result) >= 0
                    ? null
                    : new Frame.Value(sent.id(), passOn(hosted.results().bytes()));
        } catch (BrokenOffException parentIsGone) {
            throw parentIsGone;
        } catch (Throwable thrown) {
            isExhausted = Exhaustion.shows(thrown);
            return new Frame.Thrown(sent.id(), hosted.encodeThrown(thrown));
        } finally {
            for (SharedBuffer buffer : received) {
                close(buffer);
            }
        }
    }

    /** The run of a method. Not a lambda, here and below: a lambda is linked at its first use, while a caller waits. */
    private <T, R> RunningTask<T, R> running(
            Hosted<T, R> hosted, T task, RunContext context, int index, WorkerLedger ledger) {
        ClassLoader loader = hosted.definition().worker().getClassLoader();
        return new RunningTask<>(hosted.bound().function(), task, context, carried, restorers, loader, index, ledger);
    }

    /** Hands the shared buffers in a value over to the parent. */
    private static Bytes passOn(Bytes value) {
        for (SharedBuffer buffer : value.carried()) {
            SharedBuffers.handOver(buffer);
        }
        return value;
    }

    private static void close(SharedBuffer buffer) {
        try {
            buffer.close();
        } catch (IllegalStateException nativeCodeUsesIt) {
            // it stays open as long as this worker lives
        }
    }

    /** Runs each exit hook once. Answers {@code ExitValue} or {@code ExitThrown} for each function that has one. */
    public void exit(Answers answers) throws IOException {
        Map<Class<?>, Ended> ended = new HashMap<>();
        for (Map.Entry<Integer, Hosted<?, ?>> entry : functions.entrySet()) {
            Hosted<?, ?> hosted = entry.getValue();
            ExitHook<?> hook = hosted.definition().exitHook().orElse(null);
            if (hook != null) {
                Ended end = ended.computeIfAbsent(hook.owner(), owner -> end(hook));
                Optional<Frame> answer = answer(entry.getKey(), hosted, hook, end);
                if (answer.isPresent()) {
                    answers.send(answer.get());
                }
            }
        }
    }

    /** Closes the shared buffers in the values that its tasks share. Nothing may be run after this. */
    public void close() {
        for (Hosted<?, ?> hosted : functions.values()) {
            hosted.bound().opened().forEach(HostedTasks::close);
        }
    }

    /** What an exit hook returned, or what it threw. */
    private record Ended(@Nullable Object value, @Nullable Throwable thrown) {}

    private Ended end(ExitHook<?> hook) {
        try {
            return new Ended(userCode.run(hook, () -> hook.body().run(worker)), null);
        } catch (Throwable thrown) {
            return new Ended(null, thrown);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the value is what this hook returned, and may be null
    private static <V> Optional<Frame> answer(int function, Hosted<?, ?> hosted, ExitHook<V> hook, Ended end) {
        if (end.thrown() != null) {
            return Optional.of(new Frame.ExitThrown(function, hosted.encodeThrown(end.thrown())));
        }
        try {
            return hook.carrier()
                    .map(carrier -> encode((V) end.value(), carrier, hosted.payload()))
                    .map(value -> new Frame.ExitValue(function, value));
        } catch (PayloadException e) {
            return Optional.of(new Frame.ExitThrown(function, hosted.encodeThrown(e)));
        }
    }

    private static <V, X> Bytes encode(V value, ExitHook.Carrier<V, X> carrier, TaskMarshaller<?, ?> payload) {
        return passOn(payload.encodeExit(carrier.constructor().apply(value), carrier));
    }
}

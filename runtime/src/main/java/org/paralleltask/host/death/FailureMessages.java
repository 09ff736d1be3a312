package org.paralleltask.host.death;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerDeath;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerFactory;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.calls.CallsLeft;
import org.paralleltask.host.launch.CommandText;
import org.paralleltask.host.launch.HeapBudget;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ClassLoads;
import org.paralleltask.host.process.ExitEvidence;
import org.paralleltask.payload.ThreadDump;

/**
 * Makes the exceptions that report a worker's death, with their messages.
 *
 * @param options the workers' options
 * @param source starts the workers
 */
public record FailureMessages(PoolOptions options, WorkerFactory source) {
    /** A message mentions the loading of classes if it took at least one tenth of a run. */
    private static final int LEAST_PART_OF_LOADING = 10;

    /** If the time for loading is not known, a message mentions it for runs that were shorter than this. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    /**
     * A worker was killed at a task's timeout.
     *
     * @param elapsed how long the task ran
     * @param isFirst whether it was the worker's first task
     * @param calls what the worker's end has cut short among its calls of managed objects
     */
    public TaskTimeoutException timeout(
            LostTask task, WorkerRequest request, Duration elapsed, boolean isFirst, CallsLeft calls) {
        boolean wasKilled = source.canKill();
        Worker worker = request.worker();
        Duration limit = Objects.requireNonNull(task.limit(), "limit");
        String reason =
                "it ran for " + elapsed.toMillis() + " ms, longer than its limit of " + limit.toMillis() + " ms";
        String message = worker.who() + (wasKilled ? " was killed" : " was interrupted and given up")
                + " because it ran "
                + task.text() + " for " + elapsed.toMillis() + " ms, longer than its limit of "
                + limit.toMillis() + " ms"
                + (request.stopped().isZero()
                        ? ""
                        : ", without the " + request.stopped().toMillis() + " ms in which this program was stopped")
                + attempts(task, DeathCause.TIME_LIMIT)
                + (isFirst && wasKilled ? firstLoad(worker, elapsed) : "")
                + (wasKilled ? "" : ". A thread cannot be killed: the task may still run in this process")
                + calls.text()
                + (request.dump().isPresent() ? "" : silence());
        String threads = request.dump().map(ThreadDump::text).orElse("");
        return timeout(
                message,
                reason,
                captured(task, worker, worker.traces(task.words()), message + "\n" + threads),
                request,
                limit,
                elapsed);
    }

    /** Words about the time that loading classes took; empty if that can hardly have mattered. */
    private static String firstLoad(Worker worker, Duration elapsed) {
        Optional<ClassLoads> loads = worker.classLoads();
        boolean matters = loads.isPresent()
                ? loads.get().millis() * LEAST_PART_OF_LOADING >= elapsed.toMillis()
                : elapsed.compareTo(SHORT) < 0;
        if (!matters) {
            return "";
        }
        String known = loads.isEmpty()
                ? ""
                : " (its JVM had loaded " + loads.get().classes() + " in "
                        + loads.get().millis() + " ms)";
        return ". It was this worker's first task, and classes that a task is the first to use are loaded in its time"
                + known + ": a method with @OnWorkerStart can use them before";
    }

    /** A worker was killed at the timeout of its exit hooks. */
    public TaskTimeoutException exitTimeout(WorkerRequest request) {
        Duration limit = options.exitHookTimeout();
        String reason = "its end, @OnWorkerExit methods and shutdown hooks included, took longer than "
                + limit.toMillis() + " ms (exitHookTimeout)";
        return timeout(
                request.worker().who() + " was killed because " + reason
                        + (request.dump().isPresent() ? "" : silence()),
                reason,
                Capture.Captured.NONE,
                request,
                limit,
                request.elapsed());
    }

    private static TaskTimeoutException timeout(
            String message,
            String reason,
            Capture.Captured captured,
            WorkerRequest request,
            Duration limit,
            Duration elapsed) {
        Worker worker = request.worker();
        Optional<ThreadDump> dump = request.dump();
        TaskTimeoutException timeout = new TaskTimeoutException(
                message + captured.note(),
                reason,
                limit,
                elapsed,
                worker.name(),
                worker.pid(),
                dump.map(ThreadDump::text).orElse(""),
                captured.file(),
                captured.command());
        // The stack shows where the task was, as if thrown there. The frames of the supervisor's thread would not help.
        timeout.setStackTrace(dump.map(ThreadDump::task).orElse(List.of()).toArray(StackTraceElement[]::new));
        return timeout;
    }

    private static String silence() {
        return ". Where it was is not known: its JVM did not answer within " + WorkerRequest.DUMP_PATIENCE.toMillis()
                + " ms";
    }

    /**
     * A worker died while it ran a task, or was killed for another reason than a timeout.
     *
     * @param brokeProtocol how it broke the protocol, if it was killed for that; otherwise null
     * @param tasksDone how many tasks it had finished
     * @param calls what its end has cut short among its calls of managed objects
     */
    public WorkerCrashedException crash(
            LostTask task, WorkerRequest request, @Nullable String brokeProtocol, long tasksDone, CallsLeft calls) {
        Worker worker = request.worker();
        // If it died before it began the task, it may have printed the reason before the task was sent: so all lines.
        ExitEvidence traces = worker.traces(task.hadBegun() ? task.words() : WorkerOutput.Words.ALL);
        Diagnosis diagnosis;
        String how;
        if (request.reason() == WorkerRequest.Reason.MEMORY) {
            how = " was killed while it ran ";
            diagnosis = certain(DeathCause.MEMORY_LIMIT, request.excess());
        } else if (brokeProtocol != null) {
            how = " was killed while it ran ";
            diagnosis = certain(DeathCause.UNKNOWN, brokeProtocol);
        } else {
            how = task.hadBegun() ? " died while it ran " : " died while it received (and so did others before it) ";
            diagnosis = Diagnosis.of(traces, HeapBudget.heapText(options));
        }
        String finished = task.hadEnded() ? " The method had returned; only its result is lost." : "";
        String message = worker.who() + how + task.text() + attempts(task, diagnosis.cause()) + ": "
                + diagnosis.reason() + calls.text() + finished + traces.lastWords();
        return crashed(
                message,
                death(worker, traces, diagnosis, task, OptionalLong.of(tasksDone), calls.held()),
                captured(task, worker, traces, message));
    }

    /** A worker that was told to end did so before its exit hooks had answered, or with a failure. */
    public WorkerCrashedException inExitHook(WorkerRequest request, Worker.@Nullable GoneException gone) {
        Worker worker = request.worker();
        ExitEvidence traces = worker.traces(WorkerOutput.Words.ofLast(request.elapsed()));
        Diagnosis diagnosis = Diagnosis.of(traces, HeapBudget.heapText(options));
        String what = gone == null ? "" : " (" + gone.getMessage() + ")";
        return crashed(
                worker.who() + " was told to end, and died in its @OnWorkerExit methods or shutdown hooks" + what + ": "
                        + diagnosis.reason() + traces.lastWords(),
                death(worker, traces, diagnosis, null, OptionalLong.empty(), List.of()),
                Capture.Captured.NONE);
    }

    private static WorkerCrashedException crashed(String message, WorkerDeath death, Capture.Captured captured) {
        return withoutFrames(
                new WorkerCrashedException(message + captured.note(), death, captured.file(), captured.command()));
    }

    private static WorkerDeath death(
            Worker worker,
            ExitEvidence traces,
            Diagnosis diagnosis,
            @Nullable LostTask task,
            OptionalLong tasksDone,
            List<String> held) {
        return new WorkerDeath(
                worker.name(),
                worker.pid(),
                ProcessTree.known(traces.status()),
                diagnosis.cause(),
                diagnosis.reason(),
                diagnosis.certainty(),
                task != null && task.hadEnded(),
                traces.exitStack(),
                traces.output(),
                traces.errors(),
                traces.crashLog(),
                traces.oomKills(),
                traces.age(),
                tasksDone,
                task == null ? "" : task.text(),
                held);
    }

    private Capture.Captured captured(LostTask task, Worker worker, ExitEvidence traces, String failure) {
        Path directory = options.captureCrashes().orElse(null);
        return directory == null
                ? Capture.Captured.NONE
                : new Capture(directory).write(task, worker, traces.crashLog(), source.command(), failure);
    }

    private static Diagnosis certain(DeathCause cause, String reason) {
        return new Diagnosis(cause, reason, WorkerDeath.Certainty.CERTAIN);
    }

    /**
     * A worker died, or was killed, while it was made ready for a method's tasks.
     *
     * @param task the method, as it is printed in messages
     * @param gone how the worker's end was noticed
     * @param brokeProtocol how it broke the protocol, if it was killed for that; otherwise null
     */
    public WorkerStartException inStartHook(
            WorkerRequest request, String task, IOException gone, @Nullable String brokeProtocol) {
        Worker worker = request.worker();
        ExitEvidence traces = worker.traces(
                worker.loaded().isEmpty() ? WorkerOutput.Words.ALL : WorkerOutput.Words.ofLast(request.elapsed()));
        boolean timedOut = request.reason() == WorkerRequest.Reason.TIMEOUT;
        String what = timedOut
                ? " was killed because loading " + task + ", its @OnWorkerStart method included, took longer than "
                        + options.startHookTimeout().toMillis() + " ms (startHookTimeout)"
                        + request.dump().map(FailureMessages::place).orElseGet(FailureMessages::silence)
                : (brokeProtocol == null ? " died" : " was killed") + " while it loaded " + task
                        + " and ran its @OnWorkerStart method: "
                        + (brokeProtocol == null
                                ? Diagnosis.of(traces, HeapBudget.heapText(options))
                                        .reason()
                                : brokeProtocol);
        return withoutFrames(new WorkerStartException(
                worker.who() + what + traces.lastWords() + CommandText.line(source.command()), source.command(), gone));
    }

    private static String place(ThreadDump dump) {
        return ". It was here:\n"
                + dump.text().lines().limit(20).map("    "::concat).reduce("", (a, b) -> a + "\n" + b);
    }

    /** A worker cannot be made ready for a method's tasks. */
    public WorkerStartException load(Worker.LoadException failure) {
        List<String> command = source.command();
        return withoutFrames(new WorkerStartException(
                failure.getMessage() + CommandText.line(command),
                command,
                Optional.ofNullable(failure.getCause()).orElse(failure)));
    }

    /**
     * A copy of the failure, for one of the tasks that wait while workers cannot be started. Each task gets its own
     * copy: one exception that is thrown to several callers would show each of them the others' frames.
     */
    public static WorkerStartException again(WorkerStartException failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return withoutFrames(
                cause == null
                        ? new WorkerStartException(message, failure.command())
                        : new WorkerStartException(message, failure.command(), cause));
    }

    /**
     * Removes the frames of the library's own threads, which would not help. A caller's frames are added where it
     * waits.
     */
    private static <X extends Throwable> X withoutFrames(X thrown) {
        thrown.setStackTrace(new StackTraceElement[0]);
        return thrown;
    }

    private static String attempts(LostTask task, DeathCause cause) {
        int retries = task.options().retries();
        if (retries == 0) {
            return "";
        }
        return " (run " + task.attempt() + " of " + (retries + 1)
                + (task.options().retryOn().contains(cause) ? ")" : "; the last, for retryOn has no " + cause + ")");
    }
}

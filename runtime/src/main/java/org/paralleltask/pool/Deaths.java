package org.paralleltask.pool;

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
import org.paralleltask.host.launch.CommandText;
import org.paralleltask.host.launch.MemoryShare;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.wire.ThreadDump;

/** The exceptions that tell of a worker's death: their words. */
final class Deaths {
    /** Loading classes is told of if it took this part of a run, or more. */
    private static final int LEAST_PART_OF_LOADING = 10;

    /** Loading classes may have taken much of a run that took less. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private Deaths() {}

    /**
     * A worker was killed at the limit of a task.
     *
     * @param isFirst whether that was its first
     */
    static TaskTimeoutException timeout(
            Job<?, ?> job, Exchange exchange, Duration elapsed, boolean isFirst, WorkerSet set) {
        boolean wasKilled = set.source().canKill();
        Worker worker = exchange.worker();
        Duration limit = Objects.requireNonNull(job.limit(), "limit");
        String reason =
                "it ran for " + elapsed.toMillis() + " ms, longer than its limit of " + limit.toMillis() + " ms";
        String message = worker.who() + (wasKilled ? " was killed" : " was interrupted and given up")
                + " because it ran "
                + job.text() + " for " + elapsed.toMillis() + " ms, longer than its limit of "
                + limit.toMillis() + " ms"
                + (exchange.stopped().isZero()
                        ? ""
                        : ", without the " + exchange.stopped().toMillis() + " ms in which this program was stopped")
                + attempts(job, DeathCause.TIME_LIMIT)
                + (isFirst && wasKilled ? firstLoad(worker, elapsed) : "")
                + (wasKilled ? "" : ". A thread cannot be killed: the task may still run in this process")
                + (exchange.dump().isPresent() ? "" : silence());
        String threads = exchange.dump().map(ThreadDump::text).orElse("");
        return timeout(
                message,
                reason,
                captured(job, worker, worker.traces(wordsOf(job)), set, message + "\n" + threads),
                exchange,
                limit,
                elapsed);
    }

    /** Empty where loading can hardly have mattered. */
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

    /** A worker was killed at the limit of its exit hook. */
    static TaskTimeoutException exitTimeout(Exchange exchange, PoolOptions options) {
        Duration limit = options.exitHookTimeout();
        String reason = "its end, @OnWorkerExit methods and shutdown hooks included, took longer than "
                + limit.toMillis() + " ms (exitHookTimeout)";
        return timeout(
                exchange.worker().who() + " was killed because " + reason
                        + (exchange.dump().isPresent() ? "" : silence()),
                reason,
                Capture.Captured.NONE,
                exchange,
                limit,
                exchange.elapsed());
    }

    private static TaskTimeoutException timeout(
            String message,
            String reason,
            Capture.Captured captured,
            Exchange exchange,
            Duration limit,
            Duration elapsed) {
        Worker worker = exchange.worker();
        Optional<ThreadDump> dump = exchange.dump();
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
        // Where it was, as if it had been thrown there. The supervisor's own frames would tell nobody anything.
        timeout.setStackTrace(dump.map(ThreadDump::task).orElse(List.of()).toArray(StackTraceElement[]::new));
        return timeout;
    }

    /** Those of the run that has ended with it. */
    private static WorkerOutput.Words wordsOf(Job<?, ?> job) {
        return WorkerOutput.Words.of(job.id(), job.run().elapsed());
    }

    private static String silence() {
        return ". Where it was is not known: its JVM did not answer within " + Exchange.DUMP_PATIENCE.toMillis()
                + " ms";
    }

    /**
     * A worker died while it ran a task, or was killed for another reason than a limit.
     *
     * @param brokeProtocol what it did wrong, if that is why it was killed
     */
    static WorkerCrashedException crash(
            Batch.Victim victim, @Nullable String brokeProtocol, long tasksDone, WorkerSet set) {
        Job<?, ?> job = victim.job();
        Exchange exchange = victim.exchange();
        Worker worker = exchange.worker();
        // One that was dead before it began the task may have said so before it was sent it.
        Traces traces = worker.traces(victim.hadBegun() ? wordsOf(job) : WorkerOutput.Words.ALL);
        Diagnosis diagnosis;
        String how;
        if (exchange.reason() == Exchange.Reason.MEMORY) {
            how = " was killed while it ran ";
            diagnosis = certain(DeathCause.MEMORY_LIMIT, exchange.excess());
        } else if (brokeProtocol != null) {
            how = " was killed while it ran ";
            diagnosis = certain(DeathCause.UNKNOWN, brokeProtocol);
        } else {
            how = victim.hadBegun() ? " died while it ran " : " died while it received (and so did others before it) ";
            diagnosis = Diagnosis.of(traces, MemoryShare.heapText(set.options()));
        }
        String finished = victim.hadEnded() ? " The method had returned; only its result is lost." : "";
        String message = worker.who() + how + job.text() + attempts(job, diagnosis.cause()) + ": " + diagnosis.reason()
                + finished + traces.lastWords();
        return crashed(
                message,
                death(worker, traces, diagnosis, victim.hadEnded(), OptionalLong.of(tasksDone), job.text()),
                captured(job, worker, traces, set, message));
    }

    /** A worker that was told to end did so before its exit hooks had answered, or did not end well. */
    static WorkerCrashedException inExitHook(Exchange exchange, Worker.@Nullable GoneException gone, WorkerSet set) {
        Worker worker = exchange.worker();
        Traces traces = worker.traces(WorkerOutput.Words.ofLast(exchange.elapsed()));
        Diagnosis diagnosis = Diagnosis.of(traces, MemoryShare.heapText(set.options()));
        String what = gone == null ? "" : " (" + gone.getMessage() + ")";
        return crashed(
                worker.who() + " was told to end, and died in its @OnWorkerExit methods or shutdown hooks" + what + ": "
                        + diagnosis.reason() + traces.lastWords(),
                death(worker, traces, diagnosis, false, OptionalLong.empty(), ""),
                Capture.Captured.NONE);
    }

    private static WorkerCrashedException crashed(String message, WorkerDeath death, Capture.Captured captured) {
        return withoutFrames(
                new WorkerCrashedException(message + captured.note(), death, captured.file(), captured.command()));
    }

    private static WorkerDeath death(
            Worker worker, Traces traces, Diagnosis diagnosis, boolean hadEnded, OptionalLong tasksDone, String task) {
        return new WorkerDeath(
                worker.name(),
                worker.pid(),
                ProcessTree.known(traces.status()),
                diagnosis.cause(),
                diagnosis.reason(),
                diagnosis.certainty(),
                hadEnded,
                traces.exitStack(),
                traces.output(),
                traces.errors(),
                traces.crashLog(),
                traces.oomKills(),
                traces.age(),
                tasksDone,
                task);
    }

    private static Capture.Captured captured(
            Job<?, ?> job, Worker worker, Traces traces, WorkerSet set, String failure) {
        Path directory = set.options().captureCrashes().orElse(null);
        return directory == null
                ? Capture.Captured.NONE
                : new Capture(directory)
                        .write(job, worker, traces.crashLog(), set.source().command(), failure);
    }

    private static Diagnosis certain(DeathCause cause, String reason) {
        return new Diagnosis(cause, reason, WorkerDeath.Certainty.CERTAIN);
    }

    /**
     * A worker died, or was killed, while it was made ready for a method's tasks.
     *
     * @param brokeProtocol what it did wrong, if that is why it was killed
     */
    static WorkerStartException inStartHook(
            Exchange exchange, String task, WorkerSet set, IOException gone, @Nullable String brokeProtocol) {
        Worker worker = exchange.worker();
        Traces traces = worker.traces(
                worker.loaded().isEmpty() ? WorkerOutput.Words.ALL : WorkerOutput.Words.ofLast(exchange.elapsed()));
        boolean timedOut = exchange.reason() == Exchange.Reason.TIMEOUT;
        String what = timedOut
                ? " was killed because loading " + task + ", its @OnWorkerStart method included, took longer than "
                        + set.options().startHookTimeout().toMillis() + " ms (startHookTimeout)"
                        + exchange.dump().map(Deaths::place).orElseGet(Deaths::silence)
                : (brokeProtocol == null ? " died" : " was killed") + " while it loaded " + task
                        + " and ran its @OnWorkerStart method: "
                        + (brokeProtocol == null
                                ? Diagnosis.of(traces, MemoryShare.heapText(set.options()))
                                        .reason()
                                : brokeProtocol);
        return withoutFrames(new WorkerStartException(
                worker.who()
                        + what
                        + traces.lastWords()
                        + CommandText.line(set.source().command()),
                set.source().command(),
                gone));
    }

    private static String place(ThreadDump dump) {
        return ". It was here:\n"
                + dump.text().lines().limit(20).map("    "::concat).reduce("", (a, b) -> a + "\n" + b);
    }

    /** A worker cannot be made ready for a method's tasks. */
    static WorkerStartException load(Worker.LoadException failure, List<String> command) {
        return withoutFrames(new WorkerStartException(
                failure.getMessage() + CommandText.line(command),
                command,
                Optional.ofNullable(failure.getCause()).orElse(failure)));
    }

    /**
     * What one of the tasks gets that wait while workers cannot be started: each its own, for an exception that is thrown
     * to several callers would show each the others' frames.
     */
    static WorkerStartException again(WorkerStartException failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return withoutFrames(
                cause == null
                        ? new WorkerStartException(message, failure.command())
                        : new WorkerStartException(message, failure.command(), cause));
    }

    /** Ours would tell of the way through our threads; the caller's are added where there is one. */
    private static <X extends Throwable> X withoutFrames(X thrown) {
        thrown.setStackTrace(new StackTraceElement[0]);
        return thrown;
    }

    private static String attempts(Job<?, ?> job, DeathCause cause) {
        PoolOptions options = job.queue().options();
        int retries = options.retries();
        if (retries == 0) {
            return "";
        }
        return " (run " + job.attempt() + " of " + (retries + 1)
                + (options.retryOn().contains(cause) ? ")" : "; the last, for retryOn has no " + cause + ")");
    }
}

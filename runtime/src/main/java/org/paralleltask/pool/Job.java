package org.paralleltask.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.TaskRun;
import org.paralleltask.wire.Payload;
import org.paralleltask.wire.TaskDefinition;

/**
 * One accepted task on its way through a pool.
 *
 * <pre>
 *            start            finish, fail
 * WAITING ──────────► RUNNING ──────────► ENDED
 *    ▲ │                 │                  ▲
 *    │ │    again        │                  │
 *    │ └─────────────────┼──────────────────┘
 *    └───────────────────┘    withdraw
 * </pre>
 *
 * <p>The state, the worker and the intent are guarded by this object's lock. No lock is taken while it is held.
 *
 * @param <T> the record of the arguments
 * @param <V> what the caller gets
 */
final class Job<T, V> {
    private static final int MAX_TEXT = 200;

    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    /** Why a worker is about to be found dead, where we know: marked before the kill. */
    enum Intent {
        NONE,
        CANCEL,
        TIMEOUT
    }

    private final long id;
    private final T task;
    private final byte[] arguments;
    private final Binding<T, ?, V> binding;
    private final JobQueue queue;
    private final JobQueue.Lane lane;
    private final @Nullable Duration limit;
    private final CompletableFuture<V> end = new CompletableFuture<>();
    private final List<Throwable> deaths = new ArrayList<>(); // only the supervisor that runs it

    private State state = State.WAITING;
    private @Nullable WorkerProcess worker;
    private Intent intent = Intent.NONE;
    private final long acceptedNanos = System.nanoTime();
    private long startedNanos;
    private TaskRun run = new TaskRun("", -1, 0, Duration.ZERO, Duration.ZERO);
    private int attempt;

    /**
     * @param lane where it waits
     * @param limit the hard limit of one run; null for none
     */
    Job(
            long id,
            T task,
            byte[] arguments,
            Binding<T, ?, V> binding,
            JobQueue queue,
            JobQueue.Lane lane,
            @Nullable Duration limit) {
        this.id = id;
        this.task = task;
        this.arguments = arguments;
        this.binding = binding;
        this.queue = queue;
        this.lane = lane;
        this.limit = limit;
    }

    /**
     * How a method's tasks are encoded, and its values decoded.
     *
     * @param value takes the value out of its record
     * @param <R> the record of the value
     */
    record Binding<T, R, V>(TaskDefinition<T, R> definition, Payload payload, Function<? super R, ? extends V> value) {
        V decode(byte[] bytes) {
            return value.apply(payload.decode(bytes, definition.result()));
        }
    }

    long id() {
        return id;
    }

    TaskDefinition<?, ?> definition() {
        return binding.definition();
    }

    byte[] arguments() {
        return arguments;
    }

    T task() {
        return task;
    }

    JobQueue queue() {
        return queue;
    }

    JobQueue.Lane lane() {
        return lane;
    }

    /** The hard limit of one run. */
    Optional<Duration> limit() {
        return Optional.ofNullable(limit);
    }

    /**
     * How it ends. Not for users: what depends on it runs on a supervisor's thread, or on the one that withdraws it, and
     * must not block.
     */
    CompletableFuture<V> end() {
        return end;
    }

    /** Gives it to a worker; false if it has been withdrawn. */
    synchronized boolean start(WorkerProcess onWorker) {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        worker = onWorker;
        intent = Intent.NONE;
        startedNanos = System.nanoTime();
        attempt++;
        run = new TaskRun(
                onWorker.name(),
                onWorker.pid(),
                attempt,
                Duration.ofNanos(startedNanos - acceptedNanos),
                Duration.ZERO);
        return true;
    }

    /** How long it has been running. */
    synchronized Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Its last run, complete once it has ended. */
    synchronized TaskRun run() {
        return run;
    }

    /** Which run of it this is, from 1. */
    synchronized int attempt() {
        return attempt;
    }

    /** Takes it out of the queue, if it has not started; then it never will. */
    boolean withdraw() {
        synchronized (this) {
            if (state != State.WAITING) {
                return false;
            }
            state = State.ENDED;
        }
        queue.remove(this);
        end.cancel(false);
        queue.ended(this);
        return true;
    }

    /** Withdraws it, or kills the worker that runs it. Returns at once. */
    void cancel() {
        if (!withdraw()) {
            kill(Intent.CANCEL);
        }
    }

    /** Kills the worker, if it is still running this. */
    synchronized void kill(Intent why) {
        if (state == State.RUNNING && intent == Intent.NONE && worker != null) {
            intent = why;
            worker.kill();
        }
    }

    /** Why the worker was killed while it ran this; {@code NONE} if we did not do it. */
    synchronized Intent intent() {
        return intent;
    }

    /** Ends it with the value in these bytes, or with the reason why they hold none. */
    void finish(byte[] valueBytes) {
        V value;
        try {
            value = binding.decode(valueBytes);
        } catch (RuntimeException unreadable) {
            fail(unreadable);
            return;
        }
        if (isFirstEnd()) {
            end.complete(value);
            queue.ended(this);
        }
    }

    /** Ends it with the exception in these bytes. */
    void finishThrown(byte[] thrownBytes) {
        Throwable thrown;
        try {
            thrown = binding.payload().decodeThrown(thrownBytes);
        } catch (RuntimeException unreadable) {
            thrown = unreadable;
        }
        fail(thrown);
    }

    /** Ends it with an exception; earlier deaths of its workers are told with it. */
    void fail(Throwable failure) {
        if (isFirstEnd()) {
            deaths.forEach(failure::addSuppressed);
            end.completeExceptionally(failure);
            queue.ended(this);
        }
    }

    /** Ends it as cancelled, after its worker was killed for that. */
    void finishCancelled() {
        if (isFirstEnd()) {
            end.cancel(false);
            queue.ended(this);
        }
    }

    private synchronized boolean isFirstEnd() {
        boolean first = state != State.ENDED;
        if (first && state == State.RUNNING) {
            run = new TaskRun(run.worker(), run.pid(), attempt, run.queued(), elapsed());
        }
        state = State.ENDED;
        worker = null;
        return first;
    }

    /** Lets it wait again, because it has certainly not started. */
    synchronized void unstart() {
        state = State.WAITING;
        worker = null;
        attempt--;
    }

    /** Lets it wait again, if it has a retry left; {@code death} is told should it fail in the end. */
    synchronized boolean again(Throwable death) {
        if (attempt > queue.options().retries()) {
            return false;
        }
        deaths.add(death);
        state = State.WAITING;
        worker = null;
        return true;
    }

    /** Waits until it has ended, in whatever way. */
    void awaitEnd() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException | CancellationException itFailed) {
            // that is an end, too
        }
    }

    /** Its value, once it has ended; throws its failure, a checked one as the cause of a RemoteTaskException. */
    V valueOrThrow() {
        try {
            return end.join();
        } catch (CompletionException e) {
            Throwable failure = Objects.requireNonNullElse(e.getCause(), e);
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (failure instanceof Error error) {
                throw error;
            }
            throw new RemoteTaskException(failure);
        }
    }

    /** How it ended, once it has. */
    Outcome<T, V> outcome() {
        try {
            return new Outcome.Success<>(task, end.join(), run());
        } catch (CompletionException e) {
            return new Outcome.Failure<>(task, Objects.requireNonNullElse(e.getCause(), e), run());
        } catch (CancellationException e) {
            return new Outcome.Failure<>(task, e, run());
        }
    }

    /** The task as its record prints it, cut to a length that fits a message. */
    String text() {
        String text;
        try {
            text = String.valueOf(task);
        } catch (RuntimeException | LinkageError | StackOverflowError userCodeFailed) {
            text = binding.definition().task().getSimpleName() + " (whose toString failed)";
        }
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }
}

package org.paralleltask.pool;

import java.io.IOException;
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
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskRun;
import org.paralleltask.codec.Bytes;
import org.paralleltask.codec.CodecException;
import org.paralleltask.wire.Payload;
import org.paralleltask.wire.TaskDefinition;

/**
 * One accepted task on its way through a pool.
 *
 * <pre>
 *         start           finish, fail
 * WAITING ──────► RUNNING ─────────────────────────► ENDED
 *  │  ▲              │ died                           ▲  ▲
 *  │  │              ▼           fail                 │  │
 *  │  └─────────── DYING ─────────────────────────────┘  │
 *  │ unstart, again          withdraw                    │
 *  └─────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>The state and the exchange are guarded by this object's lock. No lock is taken while it is held.
 *
 * <p>(A long class, so that every way from one state to another stands in one place.)
 *
 * @param <T> the record of the arguments
 * @param <V> what the caller gets
 */
final class Job<T, V> {
    private static final int MAX_TEXT = 200;

    /** In bytes: smaller ones are not worth it. */
    private static final int MOST_KEPT = 1 << 20;

    /** How often a job may go back because its worker died before it had it whole. */
    private static final int MAX_UNSTARTS = 2;

    private enum State {
        WAITING,
        RUNNING,
        DYING,
        ENDED
    }

    private final long id;
    private final T task;
    private @Nullable Bytes arguments; // guarded by this; null if it was let go of
    private final long size;
    private final Binding<T, ?, V> binding;
    private final JobQueue queue;
    private final JobQueue.Lane lane;
    private final @Nullable Duration limit;
    private final CompletableFuture<V> end = new CompletableFuture<>();
    private final List<Throwable> deaths = new ArrayList<>(); // only the supervisor that runs it

    private State state = State.WAITING;
    private @Nullable Exchange exchange;

    /** Whether it was cancelled while it ran: then it ends as cancelled unless it has a value, and never runs again. */
    private boolean cancelled;

    private final long acceptedNanos = System.nanoTime();
    private long startedNanos;
    private TaskRun run = new TaskRun("", -1, 0, Duration.ZERO, Duration.ZERO);
    private int attempt;
    private int unstarts;

    /**
     * @param lane where it waits
     * @param limit the hard limit of one run; null for none
     */
    Job(
            long id,
            T task,
            Bytes arguments,
            Binding<T, ?, V> binding,
            JobQueue queue,
            JobQueue.Lane lane,
            @Nullable Duration limit) {
        this.id = id;
        this.task = task;
        this.arguments = arguments;
        this.size = arguments.size();
        this.binding = binding;
        this.queue = queue;
        this.lane = lane;
        this.limit = limit;
    }

    /** Until it has ended its worker may still have to open these buffers, which their caller may close. */
    Job<T, V> carrying(List<SharedBuffer> buffers) {
        if (!buffers.isEmpty()) {
            List<SharedBuffer> uses =
                    buffers.stream().map(SharedBuffer::duplicate).toList();
            end.whenComplete((value, failure) -> uses.forEach(SharedBuffer::close));
        }
        return this;
    }

    /**
     * How a method's tasks are encoded, and its values decoded.
     *
     * @param value takes the value out of its record
     * @param <R> the record of the value
     */
    record Binding<T, R, V>(
            TaskDefinition<T, R> definition, Payload<T, R> payload, Function<? super R, ? extends V> value) {
        V decode(Bytes bytes) {
            return value.apply(payload.decodeResult(bytes));
        }
    }

    long id() {
        return id;
    }

    TaskDefinition<?, ?> definition() {
        return binding.definition();
    }

    /**
     * The encoded task.
     *
     * @throws PayloadException if it has to be encoded again, and that fails
     */
    Bytes arguments() {
        Bytes kept = keptArguments();
        return kept == null ? binding.payload().encodeTask(task) : kept;
    }

    private synchronized @Nullable Bytes keptArguments() {
        return arguments;
    }

    /** How many bytes the encoded task has. */
    long size() {
        return size;
    }

    /** A worker has it whole: if it is large it is kept here only for retries, else encoded again should it go back. */
    synchronized void sent() {
        if (size > MOST_KEPT && queue.options().retries() == 0) {
            arguments = null;
        }
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
    synchronized boolean start(Exchange withWorker) {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        exchange = withWorker;
        startedNanos = System.nanoTime();
        attempt++;
        run = new TaskRun(
                withWorker.worker().name(),
                withWorker.worker().pid(),
                attempt,
                Duration.ofNanos(startedNanos - acceptedNanos),
                Duration.ZERO);
        return true;
    }

    /** Its last run, complete once it has ended. */
    synchronized TaskRun run() {
        return run;
    }

    /** Its last run, and how long that has taken until now. */
    synchronized TaskRun runSoFar() {
        return new TaskRun(run.worker(), run.pid(), attempt, run.queued(), Duration.ofNanos(elapsedNanos()));
    }

    /** How long its last run has taken until now. */
    synchronized long elapsedNanos() {
        return System.nanoTime() - startedNanos;
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
        withdrawn();
        return true;
    }

    private void withdrawn() {
        queue.remove(this);
        if (queue.owes(this)) {
            queue.events().taskEnded(this, new CancellationException());
        }
        end.cancel(false);
        queue.ended(this);
    }

    /** Withdraws it, or stops the worker that runs it, or sees to it that it does not run again. Returns at once. */
    void cancel() {
        State before;
        Exchange running;
        synchronized (this) {
            before = state;
            running = exchange;
            if (state == State.WAITING) {
                state = State.ENDED;
            } else {
                cancelled = true;
            }
        }
        if (before == State.WAITING) {
            withdrawn();
        } else if (before == State.RUNNING && running != null) {
            running.cancel(queue.options().cancelGrace());
        }
    }

    /** Its worker is gone. From now on there is nobody to be stopped; a cancel still counts. */
    synchronized void died() {
        state = State.DYING;
        exchange = null;
    }

    /** Ends it with the value in these bytes, or with the reason why they hold none; false if they are rubbish. */
    boolean finish(Bytes valueBytes) {
        V value;
        try {
            value = binding.decode(valueBytes);
        } catch (RuntimeException unreadable) {
            fail(unreadable);
            return !isRubbish(unreadable);
        }
        if (isFirstEnd()) {
            queue.events().taskEnded(this, null);
            end.complete(value);
            queue.ended(this);
        }
        return true;
    }

    /** Whether the bytes hold no value, rather than the user's code has failed that makes one of them. */
    private static boolean isRubbish(RuntimeException unreadable) {
        Throwable why = unreadable.getCause();
        return why instanceof ClassCastException
                || (why instanceof CodecException && (why.getCause() == null || why.getCause() instanceof IOException));
    }

    /** Ends it with the exception in these bytes, which is returned, or with the reason why they hold none: then null. */
    @Nullable
    Throwable finishThrown(byte[] thrownBytes) {
        Throwable thrown;
        try {
            thrown = binding.payload().decodeThrown(thrownBytes);
        } catch (RuntimeException unreadable) {
            fail(unreadable);
            return null;
        }
        fail(thrown);
        return thrown;
    }

    /** Ends it with an exception, or as cancelled if it was cancelled; earlier deaths of its workers are told with it. */
    void fail(Throwable failure) {
        boolean wasCancelled = isCancelled();
        if (!isFirstEnd()) {
            return;
        }
        Throwable told = wasCancelled ? new CancellationException() : failure;
        deaths.forEach(told::addSuppressed);
        queue.events().taskEnded(this, told);
        try {
            if (wasCancelled) {
                end.cancel(false);
            } else {
                end.completeExceptionally(told); // which calls its toString for what depends on it
            }
        } finally {
            queue.ended(this);
        }
    }

    /** Ends it with an error of ours, also where the heap is full, and wherever in its end the error was. */
    void failForSure(Throwable bug) {
        while (true) {
            try {
                fail(bug);
                end.completeExceptionally(bug); // nothing, if it is complete
                queue.ended(this); // nothing, if it has been told
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized boolean isFirstEnd() {
        boolean first = state != State.ENDED;
        if (first && state != State.WAITING) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
            run = new TaskRun(run.worker(), run.pid(), attempt, run.queued(), elapsed);
        }
        state = State.ENDED;
        exchange = null;
        arguments = null; // who holds the future need not hold them
        return first;
    }

    /**
     * Lets it wait again, because it has certainly not started; false if it was cancelled, or if this has been so too
     * often: then it is what the task is that kills the worker that receives it.
     */
    synchronized boolean unstart() {
        if (cancelled || unstarts == MAX_UNSTARTS) {
            return false;
        }
        unstarts++;
        attempt--;
        state = State.WAITING;
        return true;
    }

    /**
     * Whether it, which was taken and not started, may be put back; false if it has ended, or if this has been so too
     * often.
     */
    synchronized boolean mayGoBack() {
        if (state != State.WAITING || unstarts == MAX_UNSTARTS) {
            return false;
        }
        unstarts++;
        return true;
    }

    /**
     * Lets it wait again, if it has a retry left and was not cancelled; {@code death} is told should it fail in the end.
     */
    synchronized boolean again(Throwable death) {
        if (cancelled || attempt > queue.options().retries()) {
            return false;
        }
        deaths.add(death);
        state = State.WAITING;
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
        } catch (Throwable userCodeFailed) { // and no message of ours may fail with it
            text = binding.definition().task().getSimpleName() + " (whose toString failed)";
        }
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }
}

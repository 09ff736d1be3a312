package org.paralleltask.pool.task;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskRun;
import org.paralleltask.WorkerLostException;
import org.paralleltask.base.FullHeap;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.host.WorkerView;
import org.paralleltask.payload.Binding;
import org.paralleltask.task.TaskDefinition;

/**
 * One accepted task on its way through a pool.
 *
 * <pre>
 *         send            finish, fail
 * WAITING ──────► SENT ────────────────────────────► ENDED
 *  │  ▲              │ died                           ▲  ▲
 *  │  │              ▼           fail                 │  │
 *  │  └─────────── DYING ─────────────────────────────┘  │
 *  │ takenBack, unstart, again          withdraw         │
 *  └─────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>One that was sent may wait at its worker for others; what it does there is in the ledger, and its seat knows.
 * The state and the seat are guarded by this object's lock. No lock is taken while it is held.
 *
 * @param <T> the record of the arguments
 * @param <V> what the caller gets
 */
public final class Job<T, V> implements QueueEntry<T, V>, TaskView {
    private static final int MAX_TEXT = 200;

    /** In bytes: smaller arguments are kept until the task has ended. */
    private static final int MOST_KEPT = 1 << 20;

    /** How often a job may go back because its worker died before it had it whole. */
    private static final int MAX_UNSTARTS = 2;

    private enum State {
        WAITING,
        SENT,
        DYING,
        ENDED
    }

    private final long id;
    private final T task;

    @GuardedBy("this")
    private @Nullable Bytes arguments; // null once no worker will be sent them any more

    private final int size;
    private final Binding<T, ?, V> binding;
    private final HomeQueue queue;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final Owner<T, V> owner;
    private final long place;
    private final IntrusiveList.Node<QueueEntry<?, ?>> waiting = new IntrusiveList.Node<>(this);
    private final IntrusiveList.Node<QueueEntry<?, ?>> unfinished = new IntrusiveList.Node<>(this);
    private List<SharedBuffer> carried = List.of();
    private Binding.@Nullable Decoded<V> decoded; // of the thread that waits for the worker

    @GuardedBy("this")
    private List<WorkerLostException> deaths = List.of(); // replaced, never changed

    private State state = State.WAITING;
    private @Nullable Placement seat;

    /** Whether it was cancelled while it ran: then it ends as cancelled unless it has a value, and never runs again. */
    private boolean cancelled;

    // How it ended, once it has.
    private @Nullable V value;
    private @Nullable Throwable failure;

    private boolean isCancellation; // one of ours: a task may throw one, too
    private boolean told; // whether its owner knows of the end
    private boolean isWithdrawn; // then the thread that withdrew it tells of the end

    private final long acceptedNanos;
    private long startedNanos;
    private long tookNanos = -1; // by its last run, once that is known

    private String worker = "";
    private long pid = -1;
    private int attempt;
    private int unstarts;
    private volatile boolean suspect;

    /** Whether the queue has accepted it, and has not heard of its end; guarded by the queue's lock. */
    private boolean isOwed;

    private @Nullable Chunk<T, V> chunk;

    /** One that is accepted now, or soon. */
    public Job(
            long id,
            T task,
            Bytes arguments,
            Binding<T, ?, V> binding,
            HomeQueue queue,
            Lane lane,
            @Nullable Duration limit,
            Owner<T, V> owner,
            long place) {
        this(id, task, arguments, binding, queue, lane, limit, owner, place, System.nanoTime());
    }

    /**
     * @param lane where it waits
     * @param limit the hard limit of one run; null for none
     * @param owner hears of its end
     * @param place its number among its owner's jobs
     * @param acceptedNanos when it was accepted, by the clock of {@link System#nanoTime}
     */
    public Job(
            long id,
            T task,
            Bytes arguments,
            Binding<T, ?, V> binding,
            HomeQueue queue,
            Lane lane,
            @Nullable Duration limit,
            Owner<T, V> owner,
            long place,
            long acceptedNanos) {
        this.id = id;
        this.task = task;
        this.arguments = arguments;
        this.size = (int) arguments.size();
        this.binding = binding;
        this.queue = queue;
        this.lane = lane;
        this.limit = limit;
        this.owner = owner;
        this.place = place;
        this.acceptedNanos = acceptedNanos;
        List<SharedBuffer> buffers = arguments.carried();
        if (!buffers.isEmpty()) { // which their caller may close, while a worker still has to open them
            this.carried = buffers.stream().map(SharedBuffer::duplicate).toList();
        }
    }

    /** Who has given a task. */
    @FunctionalInterface
    public interface Owner<T, V> {
        /**
         * A job has ended; called on a supervisor's thread, or on the one that withdraws it, and must not block. Called
         * again if the heap was full in the midst of it.
         */
        void ended(Job<T, V> job);
    }

    @Override
    public String pool() {
        return queue.name();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public TaskDefinition<?, ?> definition() {
        return binding.definition();
    }

    /** The task as it was encoded when it was accepted, and never again; nothing once no worker will be sent it any more. */
    public synchronized Bytes arguments() {
        return arguments == null ? Bytes.none() : arguments;
    }

    @Override
    public long size() {
        return size;
    }

    /** This worker has begun it: lets go of its bytes if they are large and it will not run again. Safe from any thread. */
    public synchronized void letGo(Placement atWorker) {
        if (size > MOST_KEPT && isSent(atWorker) && queue.options().retries() == 0) {
            arguments = null;
        }
    }

    /** Its answer has come: there must be room for its value. */
    private synchronized void letGo() {
        arguments = null;
    }

    @Override
    public T task() {
        return task;
    }

    @Override
    public HomeQueue queue() {
        return queue;
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public IntrusiveList.Node<QueueEntry<?, ?>> waiting() {
        return waiting;
    }

    @Override
    public IntrusiveList.Node<QueueEntry<?, ?>> unfinished() {
        return unfinished;
    }

    @Override
    public @Nullable Duration limit() {
        return limit;
    }

    /** Its task was accepted as one of a chunk, before it was made. */
    void isOf(Chunk<T, V> accepted) {
        chunk = accepted;
        isOwed = true;
    }

    /** The chunk with which its task was accepted; null if it was accepted itself. */
    public @Nullable Chunk<T, V> chunk() {
        return chunk;
    }

    /** Whether the queue has accepted it, and has not heard of its end. The queue's lock is held. */
    public boolean isOwed() {
        return isOwed;
    }

    /** The queue has accepted it, or has heard of its end. The queue's lock is held. */
    public void isOwed(boolean owed) {
        isOwed = owed;
    }

    /** Its number among its owner's jobs. */
    public long place() {
        return place;
    }

    /** Gives it to a worker; false if it has been withdrawn. */
    public synchronized boolean send(Placement atWorker, long nanos) {
        if (state != State.WAITING) {
            return false;
        }
        state = State.SENT;
        seat = atWorker;
        startedNanos = nanos;
        tookNanos = -1;
        attempt++;
        worker = atWorker.worker().name();
        pid = atWorker.worker().pid();
        return true;
    }

    /** The worker has begun it. */
    public synchronized void begun(long nanos) {
        startedNanos = nanos;
    }

    @Override
    public synchronized TaskRun run() {
        if (attempt == 0) {
            return new TaskRun("", OptionalLong.empty(), 0, Duration.ZERO, Duration.ZERO, deaths);
        }
        long elapsed = tookNanos < 0 ? System.nanoTime() - startedNanos : tookNanos;
        return new TaskRun(
                worker,
                OptionalLong.of(pid),
                attempt,
                Duration.ofNanos(startedNanos - acceptedNanos),
                Duration.ofNanos(elapsed),
                deaths);
    }

    @Override
    public synchronized int attempt() {
        return attempt;
    }

    /** Whether it was withdrawn before any worker began it, once it has ended. */
    public synchronized boolean hasNeverStarted() {
        return isWithdrawn && attempt == 0;
    }

    /** Takes it back, if it has not started; then it never will. */
    public boolean withdraw() {
        synchronized (this) {
            if (state != State.WAITING && !takeBack()) {
                return false;
            }
            endWithdrawn();
        }
        withdrawn();
        return true;
    }

    /** Whether a worker has it, and will not begin it now. */
    private boolean takeBack() {
        return state == State.SENT && seat != null && seat.takeBack();
    }

    @GuardedBy("this")
    private void endWithdrawn() {
        isWithdrawn = true;
        failure = new CancellationException();
        isCancellation = true;
        attempt -= state == State.SENT ? 1 : 0;
        state = State.ENDED;
        seat = null;
        arguments = null;
    }

    private void withdrawn() {
        queue.remove(this);
        if (queue.owes(this)) {
            queue.events().taskEnded(this, new CancellationException());
        }
        tell();
        queue.ended(this);
    }

    /** Withdraws it, or stops the worker that runs it, or sees to it that it does not run again. Returns at once. */
    public void cancel() {
        State before;
        Placement running;
        synchronized (this) {
            before = state;
            running = seat;
            if (state == State.WAITING || takeBack()) {
                before = State.WAITING;
                endWithdrawn();
            } else {
                cancelled = true;
            }
        }
        if (before == State.WAITING) {
            withdrawn();
        } else if (before == State.SENT && running != null) {
            running.cancel(queue.options().cancelGrace());
        }
    }

    /** Its worker is gone. From now on there is nobody to be stopped; a cancel still counts. */
    public synchronized void died() {
        state = State.DYING;
        seat = null;
    }

    /** Whether nobody but the one who feeds this worker would see to its end, or tell of it. */
    public synchronized boolean isLostWith(WorkerView fed) {
        return state == State.DYING
                || (state == State.WAITING && !waiting.isListed())
                || (state == State.SENT && seat != null && seat.worker().equals(fed))
                || (state == State.ENDED && !told && !isWithdrawn && worker.equals(fed.name()) && pid == fed.pid());
    }

    /** Whether a worker still has it, as far as it knows itself. */
    public synchronized boolean isSent(Placement atWorker) {
        return state == State.SENT && atWorker.equals(seat);
    }

    /**
     * Takes it back from this worker, and lets it wait again; false if the worker has begun it, or has it no more. In one
     * step: a cancel between the two would take it for running.
     */
    public synchronized boolean takeBack(Placement from) {
        if (!from.takeBack() || !isSent(from)) {
            return false;
        }
        waitAgain();
        return true;
    }

    /** Lets it wait again, which its dead worker had not begun; false if it has ended, or was cancelled meanwhile. */
    public synchronized boolean takenBack() {
        if (state != State.SENT || cancelled) {
            return false;
        }
        waitAgain();
        return true;
    }

    private void waitAgain() {
        attempt--;
        state = State.WAITING;
        seat = null;
    }

    /**
     * Decodes a value that is still arriving, which {@link #finish} ends it with then.
     *
     * @throws BrokenOffException if the worker is gone; then nothing has changed
     */
    public void decode(Bytes arriving) {
        decoded = binding.decoded(arriving);
    }

    /**
     * Ends it with the value in these bytes, or with the reason why they hold none; false if they are rubbish. Its queue
     * is to be told by the caller.
     *
     * @param nanos how long it ran
     */
    public boolean finish(Bytes valueBytes, long nanos) {
        letGo();
        Binding.Decoded<V> known = decoded == null ? binding.decoded(valueBytes) : decoded;
        if (known.unreadable() != null) {
            fail(known.unreadable());
            return !isRubbish(known.unreadable());
        }
        if (isFirstEnd(known.value(), null, nanos)) {
            queue.events().taskEnded(this, null);
            tell();
        }
        return true;
    }

    /** Whether the bytes hold no value, rather than the user's code has failed that makes one of them. */
    private static boolean isRubbish(RuntimeException unreadable) {
        Throwable why = unreadable.getCause();
        return why instanceof ClassCastException
                || (why instanceof CodecException && (why.getCause() == null || why.getCause() instanceof IOException));
    }

    /**
     * Ends it with the exception in these bytes, which is returned, or with the reason why they hold none: then null.
     *
     * @param ranBy the worker, in words
     */
    public @Nullable Throwable finishThrown(byte[] thrownBytes, String ranBy) {
        Throwable thrown;
        try {
            thrown = binding.payload().decodeThrown(thrownBytes, "the task", ranBy);
        } catch (RuntimeException unreadable) {
            fail(unreadable);
            return null;
        }
        fail(thrown);
        return thrown;
    }

    /** Ends it with an exception, or as cancelled if it was cancelled; earlier deaths of its workers are told with it. */
    public void fail(Throwable thrown) {
        Throwable end = endWith(thrown);
        if (end == null) {
            return;
        }
        for (Throwable death :
                deaths()) { // no lambda: one that is first linked while the heap is full fails in another way
            end.addSuppressed(death);
        }
        queue.events().taskEnded(this, end);
        try {
            tell();
        } finally {
            queue.ended(this);
        }
    }

    /** Ends it with an error of ours, also where the heap is full, and wherever in its end the error was. */
    public void failForSure(Throwable bug) {
        while (true) {
            try {
                fail(bug);
                tell(); // nothing, if it has been told
                queue.ended(this); // as well
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private synchronized List<WorkerLostException> deaths() {
        return deaths;
    }

    /** How it has ended by that; null if it had ended before. */
    private synchronized @Nullable Throwable endWith(Throwable thrown) {
        Throwable end = cancelled ? new CancellationException() : thrown;
        if (!isFirstEnd(null, end, -1)) {
            return null;
        }
        isCancellation = cancelled;
        return end;
    }

    private synchronized boolean isFirstEnd(@Nullable V withValue, @Nullable Throwable withFailure, long nanos) {
        boolean first = state != State.ENDED;
        if (first) {
            if (state != State.WAITING) {
                tookNanos = nanos < 0 ? System.nanoTime() - startedNanos : nanos;
            }
            value = withValue;
            failure = withFailure;
            state = State.ENDED;
        }
        seat = null;
        arguments = null; // who holds the future need not hold them
        return first;
    }

    private void tell() {
        if (hasEnded()) {
            return;
        }
        if (!carried.isEmpty()) {
            for (SharedBuffer buffer : carried) {
                buffer.close();
            }
            carried = List.of();
        }
        try {
            owner.ended(this);
        } catch (RuntimeException | AssertionError bug) {
            told();
            throw bug;
        }
        told();
    }

    private synchronized void told() {
        told = true;
        notifyAll();
    }

    /**
     * Lets it wait again, because it has certainly not started; false if it was cancelled, or if this has been so too
     * often: then it is what the task is that kills the worker that receives it.
     */
    public synchronized boolean unstart() {
        if (cancelled || unstarts == MAX_UNSTARTS) {
            return false;
        }
        unstarts++;
        suspect = true;
        attempt--;
        state = State.WAITING;
        seat = null;
        return true;
    }

    @Override
    public boolean isSuspect() {
        return suspect;
    }

    /**
     * Whether it, which was taken and not started, may be put back; false if it has ended, or if this has been so too
     * often.
     */
    public synchronized boolean mayGoBack() {
        if (state != State.WAITING || unstarts == MAX_UNSTARTS) {
            return false;
        }
        unstarts++;
        suspect = true;
        return true;
    }

    /**
     * Lets it wait again, if it has a retry left for such a death and was not cancelled; {@code death} is told should it
     * fail in the end.
     */
    public synchronized boolean again(WorkerLostException death) {
        PoolOptions options = queue.options();
        if (cancelled || attempt > options.retries() || !options.retryOn().contains(death.deathCause())) {
            return false;
        }
        List<WorkerLostException> more = new ArrayList<>(deaths);
        more.add(death);
        deaths = Collections.unmodifiableList(more);
        state = State.WAITING;
        return true;
    }

    /** Waits until it has ended, in whatever way. */
    public synchronized void awaitEnd() throws InterruptedException {
        while (!told) {
            wait();
        }
    }

    /** Whether it has ended, and its owner knows. */
    public synchronized boolean hasEnded() {
        return told;
    }

    /** Why it has no value, once it has ended; null if it has one. */
    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public synchronized boolean wasCancelled() {
        return isCancellation;
    }

    /** Its value, once it has ended with one; which may be null. */
    @SuppressWarnings("NullAway") // a V may be null
    public synchronized V value() {
        return value;
    }

    /** Its value, once it has ended; throws its failure, a checked one as the cause of a RemoteTaskException. */
    public V valueOrThrow() {
        Throwable thrown = failure();
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (thrown instanceof Error error) {
            throw error;
        } else if (thrown != null) {
            throw new RemoteTaskException(thrown);
        }
        return value();
    }

    /** How it ended, once it has. */
    public Outcome<T, V> outcome() {
        Throwable thrown = failure();
        return thrown == null
                ? new Outcome.Success<>(place, task, value(), run())
                : new Outcome.Failure<>(place, task, thrown, run());
    }

    @Override
    public String text() {
        String text;
        try {
            text = String.valueOf(task);
        } catch (Throwable userCodeFailed) { // and no message of ours may fail with it
            text = binding.definition().task().getSimpleName() + " (whose toString failed)";
        }
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }
}

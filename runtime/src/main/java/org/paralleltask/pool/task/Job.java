package org.paralleltask.pool.task;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerLostException;
import org.paralleltask.base.FullHeap;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.WorkerView;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskArguments;
import org.paralleltask.pool.view.TaskView;
import org.paralleltask.task.TaskDefinition;

/**
 * One accepted task: what it is, where it is on its way ({@link TaskState}), and what follows from its end: observers hear of
 * it, then the owner, then the queue.
 *
 * @param <T> the record of the arguments
 * @param <V> what the caller gets
 */
public final class Job<T, V> extends TaskState<V> implements TaskView {
    private final long id;
    private final T task;
    private final TaskArguments arguments;
    private final Binding<T, ?, V> binding;
    private final HomeQueue queue;
    private final Owner<T, V> owner;
    private final long ordinal;
    private final Chunk<T, V> single;
    private final Chunk<T, V> chunk;
    private final int index;
    private Binding.@Nullable Decoded<V> decoded; // of the thread that waits for the worker

    /** Whether the queue has accepted it, and has not heard of its end; guarded by the queue's lock. */
    private boolean isOwed;

    /**
     * @param owner hears of its end
     * @param ordinal its number in its call, from 0
     * @param single this task alone, as a chunk
     * @param chunk with which its task was accepted, or will be
     * @param index which task of that it is
     * @param acceptedNanos when it was accepted, by the clock of {@link System#nanoTime}
     */
    Job(
            long id,
            T task,
            Bytes arguments,
            Binding<T, ?, V> binding,
            HomeQueue queue,
            Owner<T, V> owner,
            long ordinal,
            Chunk<T, V> single,
            Chunk<T, V> chunk,
            int index,
            long acceptedNanos) {
        super(acceptedNanos);
        this.id = id;
        this.task = task;
        this.arguments = new TaskArguments(arguments);
        this.binding = binding;
        this.queue = queue;
        this.owner = owner;
        this.ordinal = ordinal;
        this.single = single;
        this.chunk = chunk;
        this.index = index;
    }

    /** Has given a task. */
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

    /** Its method. */
    public TaskDefinition<?, ?> definition() {
        return binding.definition();
    }

    @Override
    public T task() {
        return task;
    }

    /** The queue that has accepted it. */
    public HomeQueue queue() {
        return queue;
    }

    /** Its number in its call, from 0. */
    public long ordinal() {
        return ordinal;
    }

    /** The chunk with which its task was accepted. */
    public Chunk<T, V> chunk() {
        return chunk;
    }

    /** Which task of that chunk it is. */
    public int index() {
        return index;
    }

    /** This task alone as a chunk: in it the task waits if it comes back from a worker, and before, if it was queued alone. */
    public Chunk<T, V> single() {
        return single;
    }

    /** How many bytes the encoded task has. */
    public int size() {
        return arguments.size();
    }

    /** The task as it was encoded when it was accepted, and never again; nothing once no worker will be sent it any more. */
    public Bytes arguments() {
        return arguments.bytes();
    }

    /** This worker has begun it: lets go of its bytes if they are large and it will not run again. Safe from any thread. */
    void letGo(Placement atWorker) {
        if (isSent(atWorker) && queue.options().retries() == 0) {
            arguments.letGoIfLarge();
        }
    }

    // Its queue, whose lock is held.

    /** The queue has accepted it. */
    void accept() {
        isOwed = true;
    }

    /** Whether the queue has accepted it, and has not heard of its end. */
    public boolean isOwed() {
        return isOwed;
    }

    /** The queue has heard of its end; false if it had before, or has never accepted it. */
    public boolean settle() {
        boolean wasOwed = isOwed;
        isOwed = false;
        return wasOwed;
    }

    // Withdrawal and retry.

    /** Takes it back, if it has not started; then it never will. */
    public boolean withdraw() {
        if (!endWithdrawn()) {
            return false;
        }
        withdrawn();
        return true;
    }

    private void withdrawn() {
        arguments.letGo();
        queue.remove(this);
        if (queue.owes(this)) {
            queue.events().taskEnded(this, new CancellationException());
        }
        tell();
        queue.ended(this);
    }

    /** Withdraws it, or stops the worker that runs it, or sees to it that it does not run again. Returns at once. */
    public void cancel() {
        if (endCancelled()) {
            withdrawn();
            return;
        }
        Placement running = placement();
        if (running != null) {
            running.cancel(queue.options().cancelGrace());
        }
    }

    /** Whether only this worker's loop can still end it, or report its end. */
    public boolean isLostWith(WorkerView fed) {
        return isLostWith(fed, single.waiting().isListed());
    }

    /** Lets it wait again, if it has a retry left for such a death and was not cancelled. */
    public boolean again(WorkerLostException death) {
        return again(death, queue.options());
    }

    // Its end.

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
        arguments.letGo(); // there must be room for its value
        Binding.Decoded<V> known = decoded == null ? binding.decoded(valueBytes) : decoded;
        if (known.unreadable() != null) {
            fail(known.unreadable());
            return !known.isRubbish();
        }
        if (endWith(known.value(), null, nanos)) {
            queue.events().taskEnded(this, null);
            tell();
        }
        return true;
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
        arguments.letGo(); // what holds its future need not hold them
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

    private void tell() {
        if (hasEnded()) {
            return;
        }
        arguments.release();
        try {
            owner.ended(this);
        } catch (RuntimeException | AssertionError bug) {
            told();
            throw bug;
        }
        told();
    }
}

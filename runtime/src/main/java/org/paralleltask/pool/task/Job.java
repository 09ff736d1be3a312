package org.paralleltask.pool.task;

import java.util.Map;
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
 * One accepted task: what it is, how far it is ({@link TaskState}), and what follows from its end. Observers are told
 * of the end first, then the owner, then the queue.
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
    private Binding.@Nullable Decoded<V> decoded; // used only by the thread that waits for the worker

    /** Whether the queue has accepted it, and was not told of its end; guarded by the queue's lock. */
    private boolean isOwed;

    /** @param acceptedNanos when it was accepted, by the clock of {@link System#nanoTime} */
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

    /** The call that a task belongs to. */
    @FunctionalInterface
    public interface Owner<T, V> {
        /**
         * Told that a job has ended. Called on a supervisor's thread, or on the thread that withdraws the job; must not
         * block. Called again if the heap was full during the first call.
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

    /** The chunk that its task was accepted with. */
    public Chunk<T, V> chunk() {
        return chunk;
    }

    /** The task's index in that chunk. */
    public int index() {
        return index;
    }

    @Override
    public Map<String, String> context() {
        return single.context().all();
    }

    /** This task alone, as a chunk: it waits in it when it comes back from a worker, or if it was queued alone. */
    public Chunk<T, V> single() {
        return single;
    }

    /** How many bytes the encoded task has. */
    public int size() {
        return arguments.size();
    }

    /** The encoded task. It is encoded once, when it is accepted; empty once no worker will be sent it again. */
    public Bytes arguments() {
        return arguments.bytes();
    }

    /** This worker has begun it: frees its bytes if they are large and it will not run again. Safe from any thread. */
    void letGo(Placement atWorker) {
        if (isSent(atWorker) && queue.options().retries() == 0) {
            arguments.letGoIfLarge();
        }
    }

    // Called by its queue, which holds the lock.

    /** The queue has accepted it. */
    void accept() {
        isOwed = true;
    }

    /** Whether the queue has accepted it, and was not told of its end. */
    public boolean isOwed() {
        return isOwed;
    }

    /** The queue is told of its end; returns false if it was before, or has never accepted this job. */
    public boolean settle() {
        boolean wasOwed = isOwed;
        isOwed = false;
        return wasOwed;
    }

    /** Ends it as withdrawn, if no worker has begun it; returns false if one has, or it has ended. */
    public boolean withdraw() {
        if (!endWithdrawn()) {
            return false;
        }
        withdrawn();
        return true;
    }

    private void withdrawn() {
        arguments.letGo();
        try {
            queue.remove(this);
            if (queue.owes(this)) {
                queue.events().taskEnded(this, new CancellationException());
            }
        } finally {
            tellOfEnd();
        }
    }

    /** Withdraws it if no worker has begun it; else stops its run, and keeps it from running again. Returns at once. */
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

    /** Lets it wait again, if it has a retry left for such a death and was not cancelled; returns whether it does. */
    public boolean again(WorkerLostException death) {
        return again(death, queue.options());
    }

    /**
     * Decodes a value that is still arriving, for {@link #finish}. Throws a {@link BrokenOffException} if the worker is gone.
     */
    public void decode(Bytes arriving) {
        decoded = binding.decoded(arriving);
    }

    /**
     * Ends it with the value in these bytes, or with the reason why they hold none; returns false if they are rubbish. It ran
     * for {@code nanos}. The caller must tell its queue.
     */
    public boolean finish(Bytes valueBytes, long nanos) {
        arguments.letGo(); // first, to make room for its value
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

    /** Ends it with the exception in these bytes, and returns that; if they hold none, ends it with the reason: null. */
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

    /** Ends it with an exception, or as cancelled if it was; earlier deaths of its workers become suppressed exceptions. */
    public void fail(Throwable thrown) {
        Throwable end = endWith(thrown);
        arguments.letGo(); // else a future that is kept would keep them
        if (end == null) {
            return;
        }
        for (Throwable death : deaths()) { // no lambda: linking one in a full heap throws another error
            end.addSuppressed(death);
        }
        queue.events().taskEnded(this, end);
        tellOfEnd();
    }

    /** Does what follows from its end as far as that was broken off; what was done is not done again. */
    public void tellOfEnd() {
        try {
            tell();
        } finally {
            settleInQueue();
        }
    }

    private void settleInQueue() {
        while (true) {
            try {
                queue.ended(this);
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    /** Lets it wait again, also in a full heap: no other thread would. */
    public void putBack() {
        while (true) {
            try {
                queue.putBack(this);
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private void tell() {
        while (!hasEnded()) {
            try {
                arguments.release();
                owner.ended(this);
                told();
            } catch (OutOfMemoryError full) { // no other thread would tell
                FullHeap.pause();
            } catch (RuntimeException | AssertionError bug) {
                told();
                throw bug;
            }
        }
    }
}

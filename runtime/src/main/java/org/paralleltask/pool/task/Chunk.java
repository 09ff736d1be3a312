package org.paralleltask.pool.task;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Packer;

/**
 * One to {@link #MOST} tasks that are queued and sent together: the only kind of thing in a queue. Its tasks are called by
 * their index, from 0.
 *
 * <p>A task with a {@link Job}, which is its state, can be a {@link SingleChunk}. Several short tasks are a
 * {@link PackedChunk}: they have no jobs. One of them gets its job when more is asked of it than its value; if such a task
 * has to wait again, it does so as a chunk of one.
 *
 * @param <T> the record of the arguments
 * @param <V> what the caller gets
 */
public sealed interface Chunk<T, V> permits SingleChunk, PackedChunk {
    /** How many tasks a chunk may have: as many as a long has bits. */
    int MOST = Long.SIZE;

    /** Gives the tasks, and hears of their ends. */
    interface Owner<T, V> extends Job.Owner<T, V> {
        /** Whether the owner will ask when the tasks ran. */
        boolean wantsRuns();

        /** These tasks, one bit for each, have their values, and needed no job; else as {@link Job.Owner#ended}. */
        void ended(Chunk<T, V> chunk, long which);
    }

    // What is the same for all its tasks.

    HomeQueue queue();

    Lane lane();

    TaskDefinition<?, ?> definition();

    /** The hard limit of one run; null for none. */
    @Nullable
    Duration limit();

    /** Whether a worker has died of receiving it, or of another that was sent with it: then it is sent alone. */
    default boolean isSuspect() {
        return false;
    }

    /** Whether it may be sent together with another one. Allocates nothing: the queue asks, in the midst of a change. */
    default boolean goesWith(Chunk<?, ?> other) {
        return !isSuspect() && !other.isSuspect() && Objects.equals(limit(), other.limit());
    }

    /** How many tasks it may have. */
    int capacity();

    // In a queue, under that queue's lock.

    /** Its node in the lane where it waits. */
    IntrusiveList.Node<Chunk<?, ?>> waiting();

    /** Its node in the list of what has not ended. */
    IntrusiveList.Node<Chunk<?, ?>> unfinished();

    /** How many bytes the encoded task has that is to be accepted next. */
    long nextSize();

    /** How many bytes the encoded tasks from one index to another have. */
    int size(int from, int to);

    /**
     * The next task is accepted.
     *
     * @param isAlone whether nothing else waits
     */
    void accept(boolean isAlone);

    /** The index of the first task that waits here: those before it were given to workers, or withdrawn. */
    int taken();

    /** How many of its tasks wait here. To be asked only while it is in a lane. */
    int waitingNow();

    /** Of the next ones that wait, how many are counted as waiting: none that was withdrawn. */
    int counted(int count);

    /** How many bytes those have that are counted. */
    long countedBytes(int count);

    /** The next ones are given to a worker, or withdrawn; whether none waits any more. */
    boolean take(int count);

    /** Whether this task waits here, and was not withdrawn. To be asked only while it is in a lane. */
    boolean isWaiting(int index);

    /** A task that waits here was withdrawn; whether none that was not waits any more. */
    boolean takeOut(int index);

    /** So many have ended; whether none is left. */
    boolean tasksEnded(int count);

    // In a dispatch.

    /** The number of a task. */
    long id(int index);

    /** A task as it is sent now. */
    Frame.Task toSend(int index);

    /** As {@link #toSend}, of several. */
    void pack(int from, int to, Packer packer);

    /**
     * A worker gets these tasks, which are numbered one after the other in a dispatch; false, and none is sent, if some of
     * them have jobs, or have been withdrawn. Then each is to be sent as its job's chunk of one, if that can be sent.
     *
     * @param first the number of the first
     */
    boolean send(int from, int to, Dispatched dispatch, int first);

    /**
     * This worker has begun the only task that it was sent: lets go of the task's bytes if they are large and it will not
     * run again. Safe from any thread.
     */
    default void letGo(Placement atWorker) {}

    /** The states of its tasks, if they may end without jobs; else null. */
    @Nullable
    PackedStates<T, V> packed();

    // The states of its tasks. Safe from any thread.

    /** The task's job, which is made if there was none; null if the task has ended without one. */
    @Nullable
    Job<T, V> job(int index);

    /** The task's job, if there is one: a task without has not ended, or has ended with a value. */
    @Nullable
    Job<T, V> jobIfMade(int index);

    /** The jobs of those that have not ended. None waits here any more. */
    List<Job<T, V>> jobs();

    // What the owner asks.

    /** Whether a task has ended. */
    boolean hasEnded(int index);

    /** Waits until a task has ended. */
    void awaitEnd(int index) throws InterruptedException;

    /** Why a task that has ended has no value; null if it has one. */
    default @Nullable Throwable failure(int index) {
        Job<T, V> job = jobIfMade(index);
        return job == null ? null : job.failure();
    }

    /** The value of a task that has ended with one, which may be null. */
    V value(int index);

    /** The value of a task that has ended; throws its failure, a checked one as the cause of a RemoteTaskException. */
    default V valueOrThrow(int index) {
        Throwable failure = failure(index);
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw new RemoteTaskException(failure);
        }
        return value(index);
    }

    /** How a task has ended, if its owner wants runs. */
    Outcome<T, V> outcome(int index);

    /** The owner will not ask for a task's value again: lets go of it, if the chunk may be held for another task. */
    default void forget(int index) {}

    // Of the thread that puts a call's tasks into the queue, and delivers their results one by one.

    /** The task that was written last is not accepted: what it carries is in use no more. What is packed carries nothing. */
    default void refused() {}

    /** Whether none was accepted after this one. */
    boolean isLastAccepted(int index);

    /** How many have been delivered. */
    int delivered();

    /** One is delivered; whether none is left of those that have been accepted. */
    boolean deliver();

    /** Whether all that have been accepted have been delivered. */
    boolean isDelivered();
}

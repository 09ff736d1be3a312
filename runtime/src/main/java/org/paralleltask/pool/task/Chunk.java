package org.paralleltask.pool.task;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Packer;

/**
 * One to {@link #MOST} tasks that are queued and sent together: the only kind of thing in a queue. A task is named by
 * its index in the chunk, from 0.
 *
 * <p>A task that has a {@link Job}, its state, can be a {@link SingleChunk}. Several short tasks are a {@link
 * PackedChunk}: they have no jobs. Such a task gets its job when more than its value is asked for; if it then has to
 * wait again, it waits as a chunk of one.
 *
 * @param <T> the record of the arguments
 * @param <V> what the caller gets
 */
public sealed interface Chunk<T, V> permits SingleChunk, PackedChunk {
    /** How many tasks a chunk may have: as many as a long has bits. */
    int MOST = Long.SIZE;

    /** The call that the tasks belong to: it is told when they end. */
    interface Owner<T, V> extends Job.Owner<T, V> {
        /** Whether the owner will ask when the tasks ran. */
        boolean wantsRuns();

        /**
         * These tasks, one bit for each, have their values, and needed no jobs. Otherwise as {@link Job.Owner#ended}.
         */
        void ended(Chunk<T, V> chunk, long which);
    }

    // The same for all its tasks.

    HomeQueue queue();

    Lane lane();

    TaskDefinition<?, ?> definition();

    /** The hard limit of one run; null for none. */
    @Nullable
    Duration limit();

    /** What of their callers' context goes with them. */
    CarriedContext context();

    /**
     * Whether a worker has died while it received this task, or another that was sent with it: then this one is sent
     * alone.
     */
    default boolean isSuspect() {
        return false;
    }

    /**
     * Whether it may be sent together with another chunk. Allocates nothing: the queue asks while it is being changed,
     * and a full heap must not break that.
     */
    default boolean goesWith(Chunk<?, ?> other) {
        return !isSuspect()
                && !other.isSuspect()
                && Objects.equals(limit(), other.limit())
                && context().equals(other.context());
    }

    /** How many tasks it can have. */
    int capacity();

    // Used by a queue, under its lock.

    /** Its node in the lane where it waits. */
    IntrusiveList.Node<Chunk<?, ?>> waiting();

    /** Its node in the list of unfinished chunks. */
    IntrusiveList.Node<Chunk<?, ?>> unfinished();

    /** The size, in bytes, of the encoded task that is to be accepted next. */
    long nextSize();

    /** The size, in bytes, of the encoded tasks from one index to another. */
    int size(int from, int to);

    /**
     * Notes that the next task is accepted.
     *
     * @param isAlone whether nothing else waits
     */
    void accept(boolean isAlone);

    /** The index of the first task that waits here: those before it were given to workers, or withdrawn. */
    int taken();

    /** How many of its tasks wait here. Only valid while it is in a lane. */
    int waitingNow();

    /** How many of the next {@code count} waiting tasks take up room in the queue: all that were not withdrawn. */
    int counted(int count);

    /** The size, in bytes, of those tasks. */
    long countedBytes(int count);

    /**
     * Notes that the next {@code count} tasks are given to a worker, or withdrawn; returns whether none waits any more.
     */
    boolean take(int count);

    /** Whether this task waits here, and was not withdrawn. Only valid while the chunk is in a lane. */
    boolean isWaiting(int index);

    /** Notes that a task that waits here was withdrawn; returns whether no other waits here. */
    boolean takeOut(int index);

    /** Notes that {@code count} tasks have ended; returns whether none is left. */
    boolean tasksEnded(int count);

    // Used by a dispatch.

    /** A task's number in its pool. */
    long id(int index);

    /** The message that sends this task now. */
    Frame.Task toSend(int index);

    /** As {@link #toSend}, for several tasks. */
    void pack(int from, int to, Packer packer);

    /**
     * Notes that a worker is sent these tasks, which have consecutive numbers in the dispatch. Returns false, and sends
     * none, if some of them have jobs or were withdrawn: then each is sent as its job's chunk of one, unless it was
     * withdrawn.
     *
     * @param first the number in the dispatch of the first task
     */
    boolean send(int from, int to, Dispatched dispatch, int first);

    /**
     * Called when this worker has begun the only task that it was sent: frees the task's bytes if they are large and
     * the task will not run again. Safe from any thread.
     */
    default void letGo(Placement atWorker) {}

    /** The states of its tasks, if they may end without jobs; else null. */
    @Nullable
    PackedStates<T, V> packed();

    // The states of its tasks. Safe from any thread.

    /** The task's job, which is made if there was none; null if the task has ended without a job. */
    @Nullable
    Job<T, V> job(int index);

    /** The task's job, if there is one. A task without a job either has not ended, or has ended with a value. */
    @Nullable
    Job<T, V> jobIfMade(int index);

    /** The jobs of the tasks that have not ended. Afterwards none waits here any more. */
    List<Job<T, V>> jobs();

    // Used by the owner.

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

    /**
     * The value of a task that has ended. If it has failed, throws its failure; a checked exception is the cause of a
     * {@link RemoteTaskException}.
     */
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

    /** How a task has ended. Only valid if its owner wants runs. */
    Outcome<T, V> outcome(int index);

    /** Frees a task's value, for which the owner will not ask again; the chunk may be held for another task. */
    default void forget(int index) {}

    // Used by the thread that puts a call's tasks into the queue and delivers their results one by one.

    /** The task that was added last was not accepted: releases what it carries. Packed tasks carry nothing. */
    default void refused() {}

    /** Whether no task was accepted after this one. */
    boolean isLastAccepted(int index);

    /** How many tasks have been delivered. */
    int delivered();

    /** Notes that one task is delivered; returns whether all accepted tasks have been. */
    boolean deliver();

    /** Whether all accepted tasks have been delivered. */
    boolean isDelivered();
}

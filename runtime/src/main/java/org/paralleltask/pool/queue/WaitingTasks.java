package org.paralleltask.pool.queue;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.DispatchSizer;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.wire.Frame;

/**
 * The tasks that wait in one pool: at most {@code queueSize} tasks of together at most {@code queueBytes} bytes; and as
 * many urgent ones, which are served first. Guarded by the lock of the {@link Scheduler}.
 */
final class WaitingTasks {
    /** From how many packed chunks a worker gets tasks at once, at most. Full chunks fill a dispatch long before. */
    private static final int MOST_RUNS = 64;

    private final Band ordinary;
    private final Band urgent;

    WaitingTasks(PoolOptions options, ReentrantLock lock) {
        this.ordinary = new Band(new Room(options.queueSize(), options.queueBytes(), lock), false);
        this.urgent = new Band(new Room(options.queueSize(), options.queueBytes(), lock), true);
    }

    private Band band(Lane lane) {
        return lane.isUrgent ? urgent : ordinary;
    }

    /** The room for tasks of this lane's priority. */
    Room room(Lane lane) {
        return band(lane).room();
    }

    /** How many tasks wait. */
    int count() {
        return ordinary.waiting() + urgent.waiting();
    }

    /** Puts a chunk into its lane, unless it is there already; returns whether the lane was empty before. */
    boolean add(Chunk<?, ?> chunk) {
        return band(chunk.lane()).add(chunk);
    }

    /** Takes back a task that is to run again. */
    void putBack(Job<?, ?> job) {
        band(job.single().lane()).putBack(job);
    }

    /** Takes out a withdrawn task, whichever lane it waits in. */
    void remove(Job<?, ?> job) {
        band(job.single().lane()).remove(job);
    }

    /** Takes out a withdrawn task, if it waits in the lane of those that came back from a worker. */
    void removeReturned(Job<?, ?> job) {
        band(job.single().lane()).removeReturned(job);
    }

    /** Takes out all tasks of a chunk that wait. */
    void cut(Chunk<?, ?> chunk) {
        band(chunk.lane()).cut(chunk);
    }

    /** Whether tasks of other callers than this lane's wait, and need not let this lane's go first. */
    boolean hasOthers(Lane lane) {
        return urgent.hasOthers(lane) || (!lane.isUrgent && ordinary.hasOthers(lane));
    }

    /** Wakes the callers that wait for room: each looks whether it has given up, or the queue is closed. */
    void wakeCallers() {
        urgent.room().wakeAll();
        ordinary.room().wakeAll();
    }

    /**
     * Takes out the next tasks: as many as one worker should get at once, if {@code workers} workers want some; at most
     * {@code most}. Allocates nothing after the first is taken out: if that failed in a full heap, the task would be
     * lost.
     */
    TaskSlice poll(int most, int workers, DispatchSizer sizer) {
        Chunk<?, ?> first = peek();
        if (first == null) {
            return TaskSlice.none();
        }
        int share = (count() + workers - 1) / workers;
        int count = Math.max(1, Math.min(most, Math.min(share, sizer.size())));
        TaskSlice slice = new TaskSlice(first.capacity() == 1 ? count : Math.min(count, MOST_RUNS));
        long bytes = 0;
        for (Chunk<?, ?> next = first; next != null && slice.size() < count && !slice.isFull(); next = peek()) {
            if (!slice.isEmpty() && !next.goesWith(first)) {
                break;
            }
            long more = takeFrom(next, slice, count, bytes);
            if (more < 0) {
                break;
            }
            bytes += more;
        }
        urgent.room().signal();
        ordinary.room().signal();
        return slice;
    }

    /**
     * Moves as many tasks of a chunk into the slice as fit; returns how many bytes they have, or a negative number if
     * none fits.
     */
    private long takeFrom(Chunk<?, ?> chunk, TaskSlice slice, int count, long bytes) {
        int from = chunk.taken();
        int to = from + Math.min(count - slice.size(), chunk.waitingNow());
        int least = slice.isEmpty() ? from + 1 : from;
        while (to > least && bytes + chunk.size(from, to) > Frame.MAX_DISPATCH) {
            to--;
        }
        if (to == from) {
            return -1;
        }
        long more = chunk.size(from, to);
        slice.add(chunk, from, to - from);
        band(chunk.lane()).takeOut(chunk, to - from);
        return more;
    }

    private @Nullable Chunk<?, ?> peek() {
        Chunk<?, ?> first = urgent.peek();
        return first == null ? ordinary.peek() : first;
    }
}

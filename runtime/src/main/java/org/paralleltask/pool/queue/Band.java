package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.QueueEntry;

/**
 * The tasks of one priority that wait in a pool: in lanes that are served in turns; one lane is of those that came back from
 * their workers, and its turn is next when the first of them comes. Guarded by the lock of the {@link Scheduler}.
 */
final class Band {
    private final Room room;

    /** The lanes in which something waits, in turn order. */
    private final Deque<Lane> turns = new ArrayDeque<>();

    /** Tasks that came back from a worker; they take no room from new ones. */
    private final Lane returned;

    private int returnedCount;

    Band(Room room, boolean isUrgent) {
        this.room = room;
        this.returned = new Lane(isUrgent);
    }

    Room room() {
        return room;
    }

    /** How many tasks wait. */
    int waiting() {
        return room.tasks() + returnedCount;
    }

    /** Puts it into its lane, where it may be already; whether nothing waited there before. */
    boolean add(QueueEntry<?, ?> entry) {
        Lane lane = entry.lane();
        boolean isFirst = lane.entries.isEmpty();
        if (isFirst) {
            turns.addLast(lane);
        }
        if (!lane.entries.contains(entry.waiting())) {
            lane.entries.addLast(entry.waiting());
        }
        return isFirst;
    }

    /** Takes back a task that is to run again. */
    void putBack(Job<?, ?> job) {
        if (returned.entries.isEmpty()) {
            turns.addFirst(returned);
        }
        returned.entries.addFirst(job.waiting());
        returnedCount++;
    }

    /** Whose turn it is; null if nothing waits. */
    @Nullable
    QueueEntry<?, ?> peek() {
        Lane lane = turns.peekFirst();
        return lane == null ? null : lane.entries.first();
    }

    /** Takes out the job whose turn it is. */
    void takeOut(Job<?, ?> job) {
        Lane lane = turns.removeFirst();
        lane.entries.remove(job.waiting());
        if (!lane.entries.isEmpty()) {
            turns.addLast(lane);
        }
        if (lane.equals(returned)) {
            returnedCount--;
        } else {
            room.leave(1, job.size());
        }
    }

    /** Takes out the next tasks of the chunk whose turn it is. */
    void takeOut(Chunk<?, ?> chunk, int count) {
        take(chunk, count);
        Lane lane = turns.removeFirst();
        if (chunk.waitingNow() == 0) {
            lane.entries.remove(chunk.waiting());
        }
        if (!lane.entries.isEmpty()) {
            turns.addLast(lane);
        }
    }

    private void take(Chunk<?, ?> chunk, int count) {
        room.leave(chunk.counted(count), chunk.countedBytes(count));
        chunk.take(count);
    }

    /** Lets what waits of a chunk wait no more. */
    void cut(Chunk<?, ?> chunk) {
        take(chunk, chunk.waitingNow());
        removeFromLane(chunk);
        room.signal();
    }

    private boolean removeFromLane(QueueEntry<?, ?> entry) {
        Lane lane = entry.lane();
        boolean isRemoved = lane.entries.remove(entry.waiting());
        if (isRemoved && lane.entries.isEmpty()) {
            turns.remove(lane);
        }
        return isRemoved;
    }

    /** Takes out a job that was withdrawn. */
    void remove(Job<?, ?> job) {
        Chunk<?, ?> chunk = job.chunk();
        if (removeFromLane(job)) {
            room.leave(1, job.size());
            room.signal();
        } else if (chunk == null || !withdraw(chunk, job)) {
            removeReturned(job);
        }
    }

    /** Whether it waited with its chunk. */
    private boolean withdraw(Chunk<?, ?> chunk, Job<?, ?> job) {
        long size = chunk.withdraw(job);
        if (size < 0) {
            return false;
        }
        room.leave(1, size);
        if (chunk.counted(chunk.waitingNow()) == 0) {
            chunk.take(chunk.waitingNow());
            removeFromLane(chunk);
        }
        room.signal();
        return true;
    }

    /** Takes out a job that was withdrawn, if it has come back from a worker. */
    void removeReturned(Job<?, ?> job) {
        if (returned.entries.remove(job.waiting())) {
            returnedCount--;
            if (returned.entries.isEmpty()) {
                turns.remove(returned);
            }
        }
    }

    /** Whether another caller waits than the one whose lane this is. */
    boolean hasOthers(Lane lane) {
        return turns.stream().anyMatch(other -> !other.equals(lane) && !other.equals(returned));
    }
}

package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Entry;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.Sheaf;

/**
 * The tasks of one priority that wait in a pool: in lanes that are served in turns; one lane is of those that came back from
 * their workers, and its turn is next when the first of them comes. Guarded by the lock of the {@link JobQueues}.
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
    boolean add(Entry<?, ?> entry) {
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
    Entry<?, ?> peek() {
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

    /** Takes out the next tasks of the sheaf whose turn it is. */
    void takeOut(Sheaf<?, ?> sheaf, int count) {
        take(sheaf, count);
        Lane lane = turns.removeFirst();
        if (sheaf.waitingNow() == 0) {
            lane.entries.remove(sheaf.waiting());
        }
        if (!lane.entries.isEmpty()) {
            turns.addLast(lane);
        }
    }

    private void take(Sheaf<?, ?> sheaf, int count) {
        room.leave(sheaf.counted(count), sheaf.countedBytes(count));
        sheaf.take(count);
    }

    /** Lets what waits of a sheaf wait no more. */
    void cut(Sheaf<?, ?> sheaf) {
        take(sheaf, sheaf.waitingNow());
        removeFromLane(sheaf);
        room.signal();
    }

    private boolean removeFromLane(Entry<?, ?> entry) {
        Lane lane = entry.lane();
        boolean isRemoved = lane.entries.remove(entry.waiting());
        if (isRemoved && lane.entries.isEmpty()) {
            turns.remove(lane);
        }
        return isRemoved;
    }

    /** Takes out a job that was withdrawn. */
    void remove(Job<?, ?> job) {
        Sheaf<?, ?> sheaf = job.sheaf();
        if (removeFromLane(job)) {
            room.leave(1, job.size());
            room.signal();
        } else if (sheaf == null || !withdraw(sheaf, job)) {
            removeReturned(job);
        }
    }

    /** Whether it waited with its sheaf. */
    private boolean withdraw(Sheaf<?, ?> sheaf, Job<?, ?> job) {
        long size = sheaf.withdraw(job);
        if (size < 0) {
            return false;
        }
        room.leave(1, size);
        if (sheaf.counted(sheaf.waitingNow()) == 0) {
            sheaf.take(sheaf.waitingNow());
            removeFromLane(sheaf);
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

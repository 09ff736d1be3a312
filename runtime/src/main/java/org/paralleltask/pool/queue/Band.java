package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;

/**
 * The tasks of one priority that wait in a pool. They wait in lanes, which are served in turns. Tasks that came back
 * from their workers have a lane of their own; when the first of them arrives, that lane is next. Guarded by the lock
 * of the {@link Scheduler}.
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

    /** Puts a chunk into its lane, unless it is there already; returns whether the lane was empty before. */
    boolean add(Chunk<?, ?> chunk) {
        Lane lane = chunk.lane();
        boolean isFirst = lane.chunks.isEmpty();
        if (isFirst) {
            turns.addLast(lane);
        }
        if (!lane.chunks.contains(chunk.waiting())) {
            lane.chunks.addLast(chunk.waiting());
        }
        return isFirst;
    }

    /** Takes back a task that is to run again. */
    void putBack(Job<?, ?> job) {
        if (returned.chunks.isEmpty()) {
            turns.addFirst(returned);
        }
        returned.chunks.addFirst(job.single().waiting());
        returnedCount++;
    }

    /** The chunk whose turn it is; null if nothing waits. */
    @Nullable
    Chunk<?, ?> peek() {
        Lane lane = turns.peekFirst();
        return lane == null ? null : lane.chunks.first();
    }

    /** Takes out the next tasks of the chunk whose turn it is. */
    void takeOut(Chunk<?, ?> chunk, int count) {
        Lane lane = turns.removeFirst();
        if (lane.equals(returned)) {
            returnedCount -= count;
        } else {
            room.leave(chunk.counted(count), chunk.countedBytes(count));
        }
        if (chunk.take(count)) {
            lane.chunks.remove(chunk.waiting());
        }
        if (!lane.chunks.isEmpty()) {
            turns.addLast(lane);
        }
    }

    /** Takes out all tasks of a chunk that wait. */
    void cut(Chunk<?, ?> chunk) {
        int count = chunk.waitingNow();
        room.leave(chunk.counted(count), chunk.countedBytes(count));
        chunk.take(count);
        removeFromLane(chunk);
        room.signal();
    }

    private void removeFromLane(Chunk<?, ?> chunk) {
        Lane lane = chunk.lane();
        if (lane.chunks.remove(chunk.waiting()) && lane.chunks.isEmpty()) {
            turns.remove(lane);
        }
    }

    /** Takes out a withdrawn task, whichever lane it waits in. */
    void remove(Job<?, ?> job) {
        Chunk<?, ?> chunk = job.chunk();
        int index = job.index();
        if (!chunk.lane().chunks.contains(chunk.waiting()) || !chunk.isWaiting(index)) {
            removeReturned(job);
            return;
        }
        room.leave(1, chunk.size(index, index + 1));
        if (chunk.takeOut(index)) {
            removeFromLane(chunk);
        }
        room.signal();
    }

    /** Takes out a withdrawn task, if it waits in the lane of those that came back from a worker. */
    void removeReturned(Job<?, ?> job) {
        if (returned.chunks.remove(job.single().waiting())) {
            returnedCount--;
            if (returned.chunks.isEmpty()) {
                turns.remove(returned);
            }
        }
    }

    /** Whether tasks of other callers than this lane's wait. */
    boolean hasOthers(Lane lane) {
        return turns.stream().anyMatch(other -> !other.equals(lane) && !other.equals(returned));
    }
}

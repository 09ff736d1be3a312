package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.paralleltask.pool.task.Lane;

/** The queues of the pools that share a set of workers, in turn order. Guarded by the lock of the {@link Scheduler}. */
final class QueueTurns {
    private final Deque<TaskQueue> queues = new ArrayDeque<>();
    private boolean closed;

    /** Closes all, and no other will be added. */
    void close() {
        closed = true;
        list().forEach(TaskQueue::close); // which may be removed at once
    }

    boolean isClosed() {
        return closed;
    }

    void add(TaskQueue queue) {
        queues.addLast(queue);
    }

    void remove(TaskQueue queue) {
        queues.remove(queue);
    }

    List<TaskQueue> list() {
        return List.copyOf(queues);
    }

    /** The next tasks of the queue whose turn it is: a fair share of them, where so many workers want some. */
    TaskSlice poll(int most, int workers) {
        for (int i = queues.size(); i > 0; i--) {
            TaskSlice slice = next().poll(most, workers);
            if (!slice.isEmpty()) {
                return slice;
            }
        }
        return TaskSlice.none();
    }

    /** How many tasks wait. Allocates nothing: where the heap is full, no task that was just taken may be lost by this. */
    int waiting() {
        int sum = 0;
        for (int i = queues.size(); i > 0; i--) {
            sum += next().waitingNow();
        }
        return sum;
    }

    private TaskQueue next() {
        TaskQueue queue = queues.removeFirst();
        queues.addLast(queue);
        return queue;
    }

    /** Whether another caller waits than the one whose lane this is. */
    boolean hasOthers(Lane lane) {
        return queues.stream().anyMatch(queue -> queue.hasOthers(lane));
    }

    /** Closed, and every accepted task has ended: a running one may still come back to be run again. */
    boolean areFinished() {
        return closed && queues.stream().allMatch(TaskQueue::hasEnded);
    }

    /** Whether tasks may come in one though it is closed. */
    boolean isReserved() {
        return queues.stream().anyMatch(TaskQueue::isReserved);
    }
}

package org.paralleltask.pool.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.paralleltask.pool.task.Lane;

/** The queues of the pools that share a set of workers, in turn order. Guarded by the lock of the {@link Scheduler}. */
final class QueueTurns {
    private final Deque<TaskQueue> queues = new ArrayDeque<>();
    private boolean closed;

    /** Closes all queues; none will be added after this. */
    void close() {
        closed = true;
        list().forEach(TaskQueue::close); // a queue that has ended removes itself, so a copy is walked
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

    /**
     * Takes out the next tasks of the first queue in turn that has any: a fair share of them, if {@code workers}
     * workers want some.
     */
    TaskSlice poll(int most, int workers) {
        for (int i = queues.size(); i > 0; i--) {
            TaskSlice slice = next().poll(most, workers);
            if (!slice.isEmpty()) {
                return slice;
            }
        }
        return TaskSlice.none();
    }

    /**
     * How many tasks wait. Allocates nothing: it is called just after tasks were taken out, and if it failed in a full
     * heap, those would be lost.
     */
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

    /** Whether tasks of other callers than this lane's wait. */
    boolean hasOthers(Lane lane) {
        return queues.stream().anyMatch(queue -> queue.hasOthers(lane));
    }

    /**
     * Whether all is closed, and every accepted task has ended. A running task has not: it may come back to run again.
     */
    boolean areFinished() {
        return closed && queues.stream().allMatch(TaskQueue::hasEnded);
    }

    /** Whether a queue, though closed, may still accept tasks of a call that it has accepted whole. */
    boolean isReserved() {
        return queues.stream().anyMatch(TaskQueue::isReserved);
    }
}

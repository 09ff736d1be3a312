package org.paralleltask.pool.dispatch;

import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.pool.task.Dispatched;
import org.paralleltask.pool.task.Placement;
import org.paralleltask.wire.Ledger;

/**
 * The tasks of one dispatch as other threads reach them: an {@link InFlightTask} for each, made when it is first asked
 * for. It exists before the first task is sent; what was sent is published here once it is complete. Thread-safe,
 * without a lock.
 */
final class InFlightTasks implements Dispatched {
    private final Worker worker;
    private final Ledger ledger;
    private final int number;
    private final ScheduledExecutorService timer;
    private final LazyArray<InFlightTask> tasks;
    private final long sentNanos = System.nanoTime();

    /** Null until all tasks are there. */
    private volatile @Nullable Recall recall;

    /**
     * The tasks before this index have been answered, or taken back. Written only by the thread that reads the answers.
     */
    private volatile int passed;

    /** The dispatch has ended: the worker is not touched for its sake any more. */
    private volatile boolean ended;

    /** @param size the largest number of tasks */
    InFlightTasks(Worker worker, int number, int size, ScheduledExecutorService timer) {
        this.worker = worker;
        this.ledger = worker.ledger();
        this.number = number;
        this.timer = timer;
        this.tasks = new LazyArray<>(size);
    }

    /** Publishes what was sent. Called once, when all tasks are there and before any is sent to the worker. */
    void publish(Recall whole) {
        recall = whole;
    }

    /** Null if the tasks are not all there. */
    @Nullable
    Recall recall() {
        return recall;
    }

    /** What was sent. Only valid once it is published. */
    SentTasks sent() {
        return Objects.requireNonNull(recall).sent();
    }

    @Override
    public Worker worker() {
        return worker;
    }

    @Override
    public long sentNanos() {
        return sentNanos;
    }

    @Override
    public Placement placement(int index, long id) {
        InFlightTask made = tasks.get(index);
        return made == null ? make(index, id) : made;
    }

    /** One of the tasks. Only valid once they are published. */
    InFlightTask get(int index) {
        InFlightTask made = tasks.get(index);
        return made == null ? make(index, sent().id(index)) : made;
    }

    private InFlightTask make(int index, long id) {
        InFlightTask made = new InFlightTask(this, index, id);
        InFlightTask other = tasks.setIfAbsent(index, made);
        if (other != null) {
            return other;
        }
        if (ended || index < passed) { // a thread that sets one of these afterwards ends what it sees
            made.end();
        }
        return made;
    }

    /** Makes the request to the worker for the sake of one task. */
    WorkerRequest request(InFlightTask task, long id) {
        return new WorkerRequest(worker, id, timer, task::progressed, task);
    }

    /** Takes a task back; false if the worker has begun it, or it was taken back before. */
    boolean takeBack(int index) {
        return ledger.takeBack(number, index);
    }

    /** The task that the worker runs, or will run next; the number of tasks if it has answered all. */
    int currentIndex() {
        return sent().current(passed);
    }

    /**
     * The tasks before this index have been answered, or taken back. Called only by the thread that reads the answers.
     */
    void passed(int index) {
        passed = index;
    }

    /** Whether the worker was killed for the sake of this task. */
    boolean hasKilled(int index) {
        InFlightTask made = tasks.get(index);
        return made != null && made.hasKilled();
    }

    /** Why the worker was killed for the sake of a task; {@code NONE} if it was not. */
    WorkerRequest.Reason reason() {
        for (int i = 0; i < tasks.end(); i++) {
            InFlightTask made = tasks.get(i);
            if (made != null && made.hasKilled()) {
                return made.request().reason();
            }
        }
        return WorkerRequest.Reason.NONE;
    }

    /** The dispatch has ended: the worker is not touched for its sake any more. */
    void end() {
        ended = true;
        end(0, tasks.end());
    }

    /**
     * Ends the tasks from one index to another, which have been answered. {@link #passed(int)} must have been called
     * before.
     */
    void end(int from, int to) {
        int end = Math.min(to, tasks.end());
        for (int i = from; i < end; i++) {
            InFlightTask made = tasks.get(i);
            if (made != null) {
                made.end();
            }
        }
    }
}

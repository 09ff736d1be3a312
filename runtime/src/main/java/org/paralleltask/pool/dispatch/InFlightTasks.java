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
 * Every task of one dispatch as other threads reach it: its {@link InFlightTask}, made when one is first asked for. There
 * before the first task is sent; what was sent is published here when it is whole. Thread-safe, without a lock.
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

    /** The tasks before this index have been answered, or taken back. Written by the answer reader's thread alone. */
    private volatile int passed;

    /** Nothing more will be heard of the dispatch. */
    private volatile boolean ended;

    /** @param size how many tasks there may be */
    InFlightTasks(Worker worker, int number, int size, ScheduledExecutorService timer) {
        this.worker = worker;
        this.ledger = worker.ledger();
        this.number = number;
        this.timer = timer;
        this.tasks = new LazyArray<>(size);
    }

    /** All tasks are there: once, before anything is sent to the worker. */
    void publish(Recall whole) {
        recall = whole;
    }

    /** Null if the tasks are not all there. */
    @Nullable
    Recall recall() {
        return recall;
    }

    /** What was sent; to be asked when it is published. */
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

    /** One of the tasks; to be asked when they are published. */
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
        if (ended
                || index < passed) { // a thread that sets one of these ends the in-flight tasks that it sees afterwards
            made.end();
        }
        return made;
    }

    /** A request of the worker for the sake of one task. */
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

    /** The answer reader's thread: the tasks before this index have been answered, or taken back. */
    void passed(int index) {
        passed = index;
    }

    /** Whether the worker was killed for this task. */
    boolean hasKilled(int index) {
        InFlightTask made = tasks.get(index);
        return made != null && made.hasKilled();
    }

    /** Why the worker was killed for one of the tasks, if it was. */
    WorkerRequest.Reason reason() {
        for (int i = 0; i < tasks.end(); i++) {
            InFlightTask made = tasks.get(i);
            if (made != null && made.hasKilled()) {
                return made.request().reason();
            }
        }
        return WorkerRequest.Reason.NONE;
    }

    /** Nothing more will be heard of the dispatch. */
    void end() {
        ended = true;
        end(0, tasks.end());
    }

    /** These tasks have been answered, as has been {@link #passed(int) said} before. */
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

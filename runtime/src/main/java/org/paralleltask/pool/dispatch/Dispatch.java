package org.paralleltask.pool.dispatch;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.WorkerTasks;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.HomeQueue;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Packer;

/**
 * Tasks of one method that a worker is sent together, and all that may be done with them. It joins the parts, which
 * differ by the threads that use them. {@link SentTasks} is what was sent, and never changes. The thread that feeds the
 * worker reads the answers ({@link AnswerReader}) and decides about the tasks that a death leaves ({@link PostMortem}).
 * Any thread may take tasks back ({@link Recall}) or stop one ({@link InFlightTask}). The timer's thread watches the
 * limit ({@link LimitWatch}).
 *
 * <p>A method that is not said to be safe from any thread is only for the thread that feeds the worker.
 */
public final class Dispatch implements WorkerTasks {
    private final DispatchListener listener;
    private final InFlightTasks inFlight;
    private final SentTasks sent;
    private final Recall recall;
    private final AnswerReader reader;
    private final PostMortem postMortem;
    private final LimitWatch limits;

    /** Told of the tasks, and of the dispatch, on the thread that feeds the worker. */
    public interface DispatchListener extends AnswerReader.Listener {
        /**
         * Called once, before the last answers are delivered: the worker is done.
         *
         * @param tasks how many ran
         * @param nanos for how long in total
         */
        void over(Dispatch dispatch, int tasks, long nanos);

        /** The answers that were there have been delivered, and the worker still has tasks. */
        void afterProgress(Dispatch dispatch);

        /** A task has left threads behind. */
        default void threadsLeft(Dispatch dispatch, Frame.ThreadsLeft left) {}
    }

    /**
     * Gives these tasks to a worker, except those that were withdrawn.
     *
     * @param number must differ from the number of the worker's previous dispatch
     */
    public Dispatch(
            Worker worker, int number, TaskSlice given, ScheduledExecutorService timer, DispatchListener listener) {
        this.listener = listener;
        this.inFlight = new InFlightTasks(worker, number, given.size(), timer);
        this.sent = SentTasks.send(worker, number, given, inFlight);
        this.recall = new Recall(sent, inFlight);
        inFlight.publish(recall);
        this.reader = new AnswerReader(worker, recall, inFlight, listener);
        this.postMortem = new PostMortem(sent, inFlight, reader, listener);
        this.limits = new LimitWatch(sent, inFlight, worker, timer);
    }

    // What was sent. Safe from any thread.

    /** Whether all tasks had been withdrawn before they could be sent. */
    public boolean isEmpty() {
        return sent.size() == 0;
    }

    @Override
    public int number() {
        return sent.number();
    }

    @Override
    public boolean isOne() {
        return sent.size() == 1;
    }

    public HomeQueue queue() {
        return sent.first().queue();
    }

    /** The lane of the first task. */
    public Lane lane() {
        return sent.first().lane();
    }

    /** The job of the first task. */
    public Job<?, ?> first() {
        return sent.job(0);
    }

    @Override
    public TaskDefinition<?, ?> definition() {
        return sent.first().definition();
    }

    @Override
    public CarriedContext context() {
        return sent.first().context();
    }

    @Override
    public Frame.Run run(int function) {
        return sent.run(function);
    }

    @Override
    public Frame frame(int function, Packer packer) {
        return sent.frame(function, packer);
    }

    /** How long it has been since the tasks were sent. */
    public long ageNanos() {
        return sent.ageNanos();
    }

    // Called with what the worker says.

    @Override
    public void look(boolean isOver) throws ProtocolException {
        if (isOver) {
            int last = sent.lastBegun();
            listener.over(this, last + 1, sent.untilAnswerNanos(last));
        }
        read(isOver, isOver, sent.size());
    }

    private void read(boolean isOver, boolean isAllHeard, int end) throws ProtocolException {
        reader.read(isOver, isAllHeard, end);
        if (!isOver) {
            listener.afterProgress(this);
        }
    }

    @Override
    public void answered(long task, Worker.Answer answer) throws ProtocolException {
        int index = reader.indexOf(task);
        read(false, true, Math.max(index, 0)); // what was sent before this answer has arrived before it
        reader.received(index, answer);
    }

    @Override
    public void progressed(long task, long done, long total) {
        reader.progressed(task, done, total);
    }

    @Override
    public void dumped(long task, ThreadDump dump) {
        reader.dumped(task, dump);
    }

    @Override
    public void threadsLeft(Frame.ThreadsLeft left) {
        listener.threadsLeft(this, left);
    }

    // Requests to the worker. Safe from any thread.

    @Override
    public WorkerRequest requestOfFirst() {
        return inFlight.get(0).request();
    }

    /** The request of the task that the worker runs, or will run next; empty if it has answered all. */
    public Optional<WorkerRequest> current() {
        int index = inFlight.currentIndex();
        return index == sent.size()
                ? Optional.empty()
                : Optional.of(inFlight.get(index).request());
    }

    /** Why the worker was killed for the sake of a task; {@code NONE} if it was not. */
    public WorkerRequest.Reason reason() {
        return inFlight.reason();
    }

    /** Frees large arguments that the worker has begun to run: they will not be sent again. */
    public void letGo() {
        if (isOne() && sent.hasBegun(0)) { // a large task is sent alone
            sent.first().letGo(inFlight.get(0));
        }
    }

    /** Whether there are tasks that the worker has not begun; the first does not count. */
    public boolean hasWaiting() {
        return recall.hasWaiting();
    }

    /** Takes back the later half of the tasks that the worker has not begun, and returns them in order. */
    public TaskSlice takeHalf() {
        return recall.takeHalf();
    }

    /** Takes back the tasks that the worker has not begun, and lets them wait for another worker. */
    public void giveBackRest() {
        recall.giveBackRest();
    }

    /**
     * Called when the worker has cut off the memory that it shares with this process: from now on nothing is known of
     * its tasks.
     */
    public void abandon() {
        sent.abandon();
    }

    // Its end.

    /**
     * From now on the first task's limit holds for each task that runs. All tasks of a dispatch have the same limit.
     */
    public void limit() {
        Duration limit = sent.first().limit();
        if (limit != null) {
            limits.begin(limit);
        }
    }

    /**
     * Ends it: the worker's messages are no longer read for these tasks, and from now on the worker is not touched for their
     * sake.
     */
    public void end() {
        limits.end();
        inFlight.end();
    }

    /** Whether the worker was not killed for the sake of a task; after {@link #end} it will not be. */
    public boolean leavesWorker() {
        return !limits.hasKilled() && reason() == WorkerRequest.Reason.NONE;
    }

    /**
     * The worker is dead: its answers are passed on, and the tasks that it had not begun wait again. Returns the tasks
     * that cannot run again as if nothing had happened: at most one if the worker was honest, unless it died while it
     * received them.
     */
    public List<UnansweredTask> afterDeath() {
        return postMortem.unanswered();
    }
}

package org.paralleltask.cluster.far;

import java.lang.reflect.Proxy;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerDeath;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.dispatch.UnansweredTask;
import org.paralleltask.pool.queue.IdleWorker;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskRunner;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Packer;
import org.paralleltask.wire.mirror.LedgerNews;

/**
 * The program's side of one slot: it takes from the real scheduler, sends real dispatches by a simulated network, and reads a
 * real mirror. For one thread.
 */
final class SimSlot implements TaskRunner, Dispatch.DispatchListener {
    final int node;

    private final int channel;
    private final Scheduler scheduler;
    private final SimNetwork network;
    private final ScheduledExecutorService timer;
    private final Supplier<SimWorker> hire;
    private final Pace pace = new Pace();
    private final SimClock clock;
    private final Consumer<Job<?, ?>> lossOf;
    private final IdleWorker idle;
    private final long taskNanos;
    private final Consumer<SimSlot> takeOver;

    private SimWorker far;
    private MirrorWorker near = new MirrorWorker();
    private int number;
    private @Nullable Dispatch running;
    private boolean isGone;

    /** Whether the scheduler counts this as on its way back. */
    private boolean isComing;

    private int dispatches;
    private int takenOver;

    SimSlot(
            int node,
            int channel,
            Scheduler scheduler,
            SimNetwork network,
            ScheduledExecutorService timer,
            Supplier<SimWorker> hire,
            SimClock clock,
            Consumer<Job<?, ?>> lossOf,
            long taskNanos,
            Consumer<SimSlot> takeOver) {
        this.clock = clock;
        this.takeOver = takeOver;
        this.lossOf = lossOf;
        this.node = node;
        this.channel = channel;
        this.scheduler = scheduler;
        this.network = network;
        this.timer = timer;
        this.hire = hire;
        this.taskNanos = taskNanos;
        this.far = hire.get();
        this.idle = scheduler.enter(this, () -> false, 0);
    }

    int dispatches() {
        return dispatches;
    }

    /** How many tasks others have taken over from it. */
    int takenOver() {
        return takenOver;
    }

    boolean isIdle() {
        return running == null && !isGone;
    }

    /** Takes what it may, and sends it. */
    void feed() {
        if (!isIdle()) {
            return;
        }
        boolean wasComing = isComing;
        isComing = false;
        TaskSlice slice = scheduler.take(idle, wasComing, pace.tasks());
        if (slice.isEmpty()) {
            return;
        }
        number = Ledger.next(number);
        Dispatch dispatch = new Dispatch(near.worker, number, slice, timer, this);
        if (dispatch.isEmpty()) {
            return;
        }
        running = dispatch;
        pace.sent(clock.getAsLong());
        dispatches++;
        ByteBuffer sent = encoded(dispatch.frame(0, new Packer()));
        SimWorker to = far;
        MirrorWorker mirror = near;
        network.toNode(
                node,
                channel,
                sent.remaining(),
                () -> to.run(
                        decoded(sent),
                        taskNanos,
                        (news, end) -> {
                            ByteBuffer copy = ByteBuffer.allocate(news.remaining())
                                    .put(news)
                                    .flip();
                            network.toProgram(node, channel, copy.remaining(), () -> heard(mirror, copy, end));
                        },
                        places -> network.toProgram(
                                node,
                                channel,
                                places.length * Integer.BYTES,
                                () -> takenBack(mirror, dispatch.number(), places))));
    }

    private void takenBack(MirrorWorker mirror, int dispatch, int[] places) {
        for (int place : places) {
            mirror.ledger.waitsAgain(dispatch, place);
        }
        takeOver.accept(this);
    }

    private static ByteBuffer encoded(Frame frame) {
        List<ByteBuffer> bytes = frame.encode();
        ByteBuffer all = ByteBuffer.allocate(
                bytes.stream().mapToInt(ByteBuffer::remaining).sum());
        bytes.forEach(part -> all.put(part.duplicate()));
        return all.flip();
    }

    /** As it is at the other end of a line. */
    private static Frame.Run decoded(ByteBuffer sent) {
        byte[] body = new byte[sent.remaining() - Integer.BYTES];
        sent.position(Integer.BYTES).get(body);
        try {
            return (Frame.Run) Frame.decode(List.of(ByteBuffer.wrap(body)));
        } catch (ProtocolException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void heard(MirrorWorker mirror, ByteBuffer news, SimWorker.End end) {
        Dispatch dispatch = running;
        if (mirror != near || dispatch == null) {
            return; // of a worker that was given up
        }
        try {
            LedgerNews.Ended ended = LedgerNews.apply(news, mirror.ledger);
            pace.heard(
                    new LedgerNews.Ended(ended.tasks(), ended.tasks() * taskNanos, ended.isOver()), clock.getAsLong());
            if (end == SimWorker.End.WORKER_HAS_DIED) {
                died("its task killed it");
                far = hire.get();
                return;
            }
            dispatch.look(end == SimWorker.End.DISPATCH_IS_OVER);
            if (end == SimWorker.End.DISPATCH_IS_OVER) {
                dispatch.end();
                running = null;
            }
        } catch (ProtocolException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Its node is given up. */
    void lost(String how) {
        isGone = true;
        died(how);
        scheduler.leave(idle);
    }

    private void died(String how) {
        if (isComing) {
            isComing = false;
            scheduler.demand.notStarted();
        }
        Dispatch dispatch = running;
        running = null;
        near = new MirrorWorker();
        if (dispatch == null) {
            return;
        }
        dispatch.end();
        for (UnansweredTask task : dispatch.afterDeath()) {
            Job<?, ?> job = task.job();
            lossOf.accept(job);
            WorkerCrashedException death = death(how);
            job.died();
            if (job.again(death)) {
                job.queue().putBack(job);
            } else {
                job.fail(death);
            }
        }
    }

    private static WorkerCrashedException death(String how) {
        WorkerDeath death = new WorkerDeath(
                "sim",
                1,
                OptionalInt.empty(),
                DeathCause.UNKNOWN,
                how,
                WorkerDeath.Certainty.LIKELY,
                false,
                "",
                List.of(),
                List.of(),
                "",
                OptionalLong.empty(),
                Duration.ZERO,
                OptionalLong.empty(),
                "",
                List.of());
        return new WorkerCrashedException(how, death, "", "");
    }

    /** A worker of which only the ledger is used. */
    private static final class MirrorWorker {
        final Ledger ledger = Ledger.mirror();
        final Worker worker = (Worker) Proxy.newProxyInstance(
                SimSlot.class.getClassLoader(), new Class<?>[] {Worker.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "ledger" -> ledger;
                        case "hasHeardAll" -> true;
                        case "name" -> "sim";
                        case "pid" -> 1L;
                        case "equals" -> System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                        case "hashCode" -> System.identityHashCode(self);
                        default -> throw new AssertionError(method.toString());
                    };
                });
    }

    // What a dispatch tells.

    @Override
    public void begun(Job<?, ?> job) {}

    @Override
    public void firstTakenBack(Job<?, ?> job) {}

    @Override
    public void over(Dispatch dispatch, int tasks, long nanos) {
        scheduler.workerReturning(dispatch.queue().sizer(), tasks, tasks * taskNanos);
        isComing = true;
    }

    @Override
    public void afterProgress(Dispatch dispatch) {}

    @Override
    public void answered(Job<?, ?> job, boolean wasTold, long nanos, Worker.Answer answer) {
        job.finish(((Worker.Answer.Value) answer).bytes(), nanos);
    }

    @Override
    public void answered(Chunk<?, ?> chunk, int tasks, long nanos) {}

    // What a scheduler asks.

    @Override
    public boolean isReadyFor(TaskDefinition<?, ?> definition) {
        return true;
    }

    @Override
    public boolean hasMore() {
        return running != null && running.hasWaiting();
    }

    @Override
    public boolean isLate() {
        return false;
    }

    @Override
    public TaskSlice takeHalf() {
        Dispatch dispatch = running;
        TaskSlice taken = dispatch == null ? TaskSlice.none() : dispatch.takeHalf();
        takenOver += taken.size();
        return taken;
    }

    @Override
    public boolean runForCaller(Chunk<?, ?> chunk) {
        throw new AssertionError("no caller borrows here");
    }
}

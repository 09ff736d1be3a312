package org.paralleltask.cluster.far;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OutputHandler;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.PoolLog;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.message.HireRequest;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerFactory;
import org.paralleltask.host.WorkerProcess;
import org.paralleltask.host.calls.CallLines;
import org.paralleltask.host.launch.JvmFlags;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.process.WorkerLauncher;
import org.paralleltask.payload.SharedData;
import org.paralleltask.pool.supervise.WorkerSet;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.line.Connection;

/** Makes workers that are processes of nodes. */
final class FarWorkerFactory implements WorkerFactory {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    /** A place that is gone may be dismissed in a moment; one that is not waits so long for a node. */
    private static final Duration NODE_PATIENCE = Duration.ofSeconds(5);

    private final Link link;
    private final Places places;
    private final ProgramCode code;
    private final PoolOptions options;
    private final PoolLog log;
    private final Supplier<@Nullable WorkerSet> set;
    private final SharedOffers offers = new SharedOffers();

    /** @param set the set that they are made for; null as long as that is not there */
    FarWorkerFactory(
            Link link,
            Places places,
            ProgramCode code,
            PoolOptions options,
            PoolLog log,
            Supplier<@Nullable WorkerSet> set) {
        this.link = link;
        this.places = places;
        this.code = code;
        this.options = options;
        this.log = log;
        this.set = set;
    }

    /** Whether a worker may still be needed. */
    private boolean mayHaveWork() {
        WorkerSet made = set.get();
        return made == null || made.scheduler().mayHaveWork();
    }

    /** Idle workers look for tasks that they may take over. */
    private void wakeIdle() {
        WorkerSet made = set.get();
        if (made != null) {
            made.scheduler().wake();
        }
    }

    @Override
    public Worker start(String name, int index, Consumer<Killable> launched) {
        long pause = FIRST_PAUSE_MILLIS;
        Launching launching = new Launching();
        launched.accept(launching);
        while (true) {
            if (launching.isKilled) {
                throw new WorkerStartException("Worker " + name + " was killed before it had started", List.of());
            }
            Member node = awaitNode(name, index);
            Channel channel = link.open(node, printed(name + "@" + node.name()));
            launching.by(channel);
            boolean isHired = false;
            try {
                Message answer = hire(channel, name, index);
                if (answer instanceof Message.Hired hired) {
                    isHired = true;
                    return worker(channel, name + "@" + node.name(), index, hired.pid());
                }
                Message.Refused refused = (Message.Refused) answer;
                if (!refused.isBusy()) {
                    throw failure(name, node, refused.why(), null);
                }
                if (log.once(List.of("busy", node.id()))) {
                    log.warn("Node " + node.name() + " is busy: " + refused.why() + "; it is asked again (told once)");
                }
            } catch (IOException e) {
                throw failure(name, node, String.valueOf(e.getMessage()), e);
            } finally {
                if (!isHired) {
                    channel.close();
                }
            }
            places.await(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /** A worker that has no pid yet. Thread-safe. */
    private static final class Launching implements Killable {
        private volatile @Nullable Channel channel;
        private volatile boolean isKilled;

        void by(Channel next) {
            channel = next;
            if (isKilled) {
                kill();
            }
        }

        @Override
        public void kill() {
            isKilled = true;
            Channel now = channel;
            if (now != null) {
                now.send(new Message.Kill(0));
            }
        }
    }

    private Member awaitNode(String name, int index) {
        long end = System.nanoTime() + NODE_PATIENCE.toNanos();
        while (mayHaveWork()) {
            Optional<Member> node = places.node(index);
            if (node.isPresent()) {
                return node.get();
            }
            if (System.nanoTime() - end > 0) {
                throw new WorkerStartException(
                        "Worker " + name + " could not be started: none of the cluster's nodes is there", List.of());
            }
            places.await(FIRST_PAUSE_MILLIS);
        }
        throw new WorkerStartException("Worker " + name + " is not needed any more", List.of());
    }

    private static WorkerStartException failure(String name, Member node, String why, @Nullable Exception cause) {
        String message = "Worker " + name + " could not be started on node " + node.name() + ": " + why;
        return cause == null
                ? new WorkerStartException(message, List.of())
                : new WorkerStartException(message, List.of(), cause);
    }

    private Message hire(Channel channel, String name, int index) throws IOException {
        channel.send(new Message.Hire(new HireRequest(
                Frame.VERSION,
                code.java(),
                name,
                index,
                code.entries(),
                JvmFlags.chosen(options),
                options.systemProperties(),
                options.environment(),
                options.startTimeout(),
                options.maxPayload(),
                options.maxWorkerMemory() > 0)));
        Duration patience = options.startTimeout().plus(NODE_PATIENCE);
        Message answer = channel.awaitAnswer(patience);
        if (answer instanceof Message.Need need) {
            send(need, channel);
            answer = channel.awaitAnswer(patience);
        }
        if (answer instanceof Message.Hired || answer instanceof Message.Refused) {
            return answer;
        }
        throw new IOException("it answered with " + answer.getClass().getSimpleName());
    }

    private void send(Message.Need need, Channel channel) throws IOException {
        try {
            for (int place : need.places()) {
                code.send(place, channel.line());
            }
        } catch (ClosedChannelException refused) {
            // the answer says why; or the channel does
        }
    }

    private Worker worker(Channel channel, String name, int index, long pid) {
        Ledger mirror = Ledger.mirror();
        Pace pace = new Pace();
        FarPeer peer = new FarPeer(channel, pace, offers, mirror, this::wakeIdle, pid);
        channel.hiredAs(peer);
        Connection connection = Connection.over(
                new MirrorSource(channel.line(), mirror, pace),
                new PacedSink(channel.line(), pace),
                new ControlSender(channel));
        int maxPayload = Math.toIntExact(options.maxPayload());
        CallLines calls =
                new CallLines(name, pid, peer::kill, new FarCallOpening(connection, channel.calls()), maxPayload);
        return new WorkerProcess(name, index, peer, connection, mirror, calls, null, maxPayload);
    }

    private Channel.Printed printed(String worker) {
        return (pid, isError, line) -> print(new OutputHandler.Line(
                worker,
                pid,
                isError ? OutputHandler.Source.STANDARD_ERROR : OutputHandler.Source.STANDARD_OUTPUT,
                line));
    }

    private void print(OutputHandler.Line line) {
        try {
            options.output().orElse(WorkerLauncher::print).accept(line);
        } catch (RuntimeException | Error theirs) {
            if (log.once("OutputHandler")) {
                log.warn("A line that a worker printed is lost: its OutputHandler failed (told once)", theirs);
            }
        }
    }

    @Override
    public void checkFinds(Class<?> task) {
        code.checkHas(task);
    }

    @Override
    public void check(TaskDefinition<?, ?> opened) {
        SharedData.checkTravels(opened);
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public List<String> command() {
        return List.of();
    }

    @Override
    public boolean canKill() {
        return true;
    }
}

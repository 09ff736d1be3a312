package org.paralleltask.cluster.far;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.message.ExitReport;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ClassLoads;
import org.paralleltask.host.process.ExitEvidence;
import org.paralleltask.host.process.ProcessPeer;
import org.paralleltask.wire.Ledger;

/** The process of a worker on a node, as its program knows it. Thread-safe. */
final class FarPeer implements ProcessPeer {
    /** A node that does not tell of an end within this is given up for this worker. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(15);

    private final Channel channel;
    private final Pace pace;
    private final SharedOffers offers;
    private final Ledger mirror;
    private final Runnable tasksWait;
    private final long pid;
    private final CompletableFuture<Fate> fate = new CompletableFuture<>();
    private volatile long residentBytes = -1;

    /**
     * What has become of it.
     *
     * @param report what it has left; null if it was lost with its node
     * @param loss how, in words
     */
    private record Fate(@Nullable ExitReport report, String loss) {}

    /** @param tasksWait called when tasks that were sent wait again, in the mirror of the ledger */
    FarPeer(Channel channel, Pace pace, SharedOffers offers, Ledger mirror, Runnable tasksWait, long pid) {
        this.channel = channel;
        this.pace = pace;
        this.offers = offers;
        this.mirror = mirror;
        this.tasksWait = tasksWait;
        this.pid = pid;
    }

    /** It has ended, and has left this. */
    void exited(ExitReport report) {
        fate.complete(new Fate(report, ""));
    }

    /** It was lost with its node. */
    void lost(String how) {
        fate.complete(new Fate(null, how));
    }

    /** An idle worker takes them over, as on one machine; if none does, they wait again when the dispatch ends. */
    void takenBack(Message.TakenBack taken) {
        for (int place : taken.places()) {
            mirror.waitsAgain(taken.dispatch(), place);
        }
        tasksWait.run();
    }

    void holds(long bytes) {
        residentBytes = bytes;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public int maxTasks() {
        return pace.tasks();
    }

    @Override
    public Bytes toldOf(Bytes shared) throws IOException {
        return offers.offer(shared, channel);
    }

    @Override
    public void kill() {
        kill(0);
    }

    @Override
    public void kill(long task) {
        if (!fate.isDone()) {
            channel.send(new Message.Kill(task));
        }
    }

    @Override
    public boolean hasExited() {
        return fate.isDone();
    }

    @Override
    public void onExit(Runnable action) {
        fate.thenRun(action);
    }

    @Override
    public boolean awaitsExit(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    fate.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return true;
                } catch (TimeoutException notYet) {
                    return false;
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int awaitExit(Duration patience) {
        if (!awaitsExit(patience)) {
            end();
        }
        ExitReport report = fate.join().report();
        return report == null ? ProcessTree.UNKNOWN : report.status();
    }

    @Override
    public boolean isStopped() {
        return false;
    }

    @Override
    public OptionalLong residentBytes() {
        return residentBytes < 0 ? OptionalLong.empty() : OptionalLong.of(residentBytes);
    }

    @Override
    public OptionalLong ownBytes() {
        return OptionalLong.empty();
    }

    @Override
    public Optional<ClassLoads> classLoads() {
        return Optional.empty();
    }

    @Override
    public ExitEvidence evidence(WorkerOutput.Words words, String exitStack, Duration lived) {
        Fate known = fate.join();
        ExitReport report = known.report();
        if (report == null) {
            return new ExitEvidence(
                    ProcessTree.UNKNOWN, "", List.of(), List.of(), "", OptionalLong.empty(), lived, known.loss());
        }
        return new ExitEvidence(
                report.status(),
                exitStack,
                words.of(ExitReport.kept(report.output())),
                words.of(ExitReport.kept(report.errors())),
                report.crashLog(),
                report.oomKills(),
                lived);
    }

    @Override
    public void end() {
        kill();
        if (!awaitsExit(END_PATIENCE)) {
            lost("its node has not told of its end");
        }
        channel.close();
    }

    @Override
    public void deleteFiles() {
        // they are the node's
    }
}

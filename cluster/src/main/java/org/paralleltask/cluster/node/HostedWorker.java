package org.paralleltask.cluster.node;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paralleltask.OutputHandler;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.CallByteLines;
import org.paralleltask.cluster.message.ExitReport;
import org.paralleltask.cluster.message.HireRequest;
import org.paralleltask.cluster.message.LineRecord;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.host.calls.CallRendezvous;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ChildProcess;
import org.paralleltask.host.process.ExitEvidence;
import org.paralleltask.host.process.WorkerLauncher;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;
import org.paralleltask.wire.line.RawFrame;

/**
 * A worker of this node that a program on another machine feeds. Frames are passed on as they are, both ways, each by a
 * thread; before one that tells of answers goes what is new in the ledger. {@link #run} is for the slot's thread, the rest is
 * thread-safe.
 */
final class HostedWorker {
    /** A process whose line has ended is about to end. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

    /**
     * What the worker has not begun of a dispatch that is so old is taken back. A dispatch is meant to be 50 ms long at most;
     * one that is not holds up tasks which another worker could run, or for which the one that runs waits.
     */
    private static final long LATE_MILLIS = 100;

    private static final int UP_BYTES = 1 << 14;

    /** Numbers of frames: see {@code FrameFormat}. */
    private static final int LOAD = 1;

    private static final int RUN = 2;

    private static final int VALUE = 4;
    private static final int THROWN = 5;
    private static final int PROGRESS = 11;
    private static final int BELL = 15;
    private static final int THREADS_LEFT = 16;
    private static final int CALL_LINE = 17;
    private static final int NEED_LINE = 23;

    private final HireRequest request;
    private final ChildProcess process;
    private final Connection worker;
    private final TrueLedger ledger;
    private final ByteLine line;

    /** What goes up, together what belongs together: each write to the line is a message. Used by the slot's thread alone. */
    private final OutputStream up;

    private final CallRelay calls;
    private final SharedContents contents;
    private final SharedContents.Use use;
    private final Consumer<? super Message> out;
    private final ScheduledExecutorService timer;

    /**
     * @param calls carries the calls of managed objects
     * @param use what tasks share that this worker uses
     * @param out takes what is said beside the line; must not wait
     * @param timer takes tasks back that are late
     */
    HostedWorker(
            HireRequest request,
            WorkerLauncher.Launched started,
            ByteLine line,
            CallByteLines calls,
            SharedContents contents,
            SharedContents.Use use,
            Consumer<? super Message> out,
            ScheduledExecutorService timer) {
        this.request = request;
        this.process = started.process();
        this.worker = started.line();
        this.ledger = new TrueLedger(started.ledger());
        this.line = line;
        this.up = new BufferedOutputStream(Channels.newOutputStream(line), UP_BYTES);
        this.calls = new CallRelay(
                request.name(),
                new CallRendezvous(worker, process.files(), process.exited()),
                calls,
                mostBytes(request),
                process::kill);
        this.contents = contents;
        this.use = use;
        this.out = out;
        this.timer = timer;
    }

    long pid() {
        return process.pid();
    }

    OptionalLong residentBytes() {
        return process.residentBytes();
    }

    /** Passes on what the worker says, until it has ended and nothing of it is left; returns what it has left to be told. */
    ExitReport run() {
        UninterruptibleThread feeder = UninterruptibleThread.detached(request.name() + "-feeder", this::feed);
        feeder.start();
        try {
            int most = mostBytes(request);
            for (Optional<RawFrame> next = worker.receiveRaw(most); next.isPresent(); next = worker.receiveRaw(most)) {
                passUp(next.get());
            }
        } catch (IOException | InternalError itIsGone) {
            // its exit says more
        }
        process.awaitExit(EXIT_PATIENCE);
        process.end();
        calls.end();
        try {
            writeNews(true);
            up.flush();
        } catch (IOException | InternalError spoilt) {
            // then what it was sent counts as begun
        }
        ExitReport report = report();
        line.end(); // which ends the feeder
        try {
            worker.close();
        } catch (IOException alreadyBroken) {
            // it has ended
        }
        ledger.release();
        process.deleteFiles();
        return report;
    }

    private ExitReport report() {
        ExitEvidence evidence = process.evidence(WorkerOutput.Words.ALL, "", Duration.ZERO);
        return new ExitReport(
                evidence.status(),
                ExitReport.lines(process.keptLines(OutputHandler.Source.STANDARD_OUTPUT)),
                ExitReport.lines(process.keptLines(OutputHandler.Source.STANDARD_ERROR)),
                evidence.crashLog(),
                evidence.oomKills());
    }

    private void passUp(RawFrame frame) throws IOException {
        int kind = frame.kind();
        if (kind == BELL) {
            Frame.Bell bell = (Frame.Bell) frame.decode();
            writeNews(bell.isOver() && ledger.isUnderWay(bell.dispatch()));
        } else if (kind == VALUE || kind == THROWN || kind == PROGRESS || kind == THREADS_LEFT) {
            writeNews(false);
        }
        if (kind == NEED_LINE) {
            calls.open(frame.field(0));
        }
        write(LineRecord.head(LineRecord.FRAME, frame.size()));
        write(frame.start());
        frame.copyRest(this::write);
        up.flush();
    }

    private static int mostBytes(HireRequest request) {
        return (int) Math.max(request.maxPayload(), Frame.MAX_OTHER);
    }

    private void writeNews(boolean isOver) throws IOException {
        ByteBuffer what = ledger.news(isOver);
        write(LineRecord.head(LineRecord.NEWS, what.remaining()));
        write(what);
    }

    private void write(ByteBuffer bytes) throws IOException {
        up.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    /** Passes on what the program says. */
    private void feed() {
        Connection program = Connection.over(line, line, OutputStream.nullOutputStream());
        try {
            for (Optional<RawFrame> next = program.receiveRaw(Frame.MAX_PAYLOAD);
                    next.isPresent();
                    next = program.receiveRaw(Frame.MAX_PAYLOAD)) {
                passDown(next.get());
            }
        } catch (IOException | InternalError gone) {
            // the program, or the worker
        } finally {
            process.kill(); // without one of the two the other is of no use
        }
    }

    private void passDown(RawFrame frame) throws IOException {
        switch (frame.kind()) {
            case RUN -> run(frame);
            case LOAD -> worker.send(contents.addTo(use, frame));
            case CALL_LINE -> calls.openFirst();
            case LineRecord.SHARED -> contents.receive(use, frame);
            default -> worker.send(frame);
        }
    }

    private void run(RawFrame dispatch) throws IOException {
        int number = dispatch.field(0);
        int count = ledger.prepare(dispatch);
        worker.send(dispatch);
        ledger.hintSent(number);
        if (count > 1) {
            timer.schedule(() -> takeBackLate(number), LATE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void takeBackLate(int dispatch) {
        int[] places = ledger.takeBackRest(dispatch);
        if (places.length > 0) {
            out.accept(new Message.TakenBack(dispatch, places));
        }
    }

    /** Says something beside the line; nothing, if the worker has ended. */
    void tell(Control control) {
        try {
            worker.tell(control);
        } catch (IOException itHasEnded) {
            // which its line shows
        }
    }

    /**
     * Kills the worker for the sake of a task, if it runs that; see {@link TrueLedger#mustKillFor}.
     *
     * @param task 0 for any
     */
    void kill(long task) {
        if (task == 0 || ledger.mustKillFor(task)) {
            process.kill();
        }
    }
}

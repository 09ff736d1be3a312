package org.paralleltask.cluster.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.paralleltask.OutputHandler;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.CallByteLines;
import org.paralleltask.cluster.message.ExitReport;
import org.paralleltask.cluster.message.HireRequest;
import org.paralleltask.cluster.message.LineRecord;
import org.paralleltask.host.calls.CallRendezvous;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ChildProcess;
import org.paralleltask.host.process.ExitEvidence;
import org.paralleltask.host.process.WorkerLauncher;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ledger.Mark;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;
import org.paralleltask.wire.line.RawFrame;
import org.paralleltask.wire.mirror.LedgerNews;

/**
 * A worker of this node that a program on another machine feeds. Frames are passed on as they are, both ways, each by a
 * thread; before one that tells of answers goes what is new in the ledger. {@link #run} is for the slot's thread, the rest is
 * thread-safe.
 */
final class HostedWorker {
    /** A process whose line has ended is about to end. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

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
    private final Ledger ledger;
    private final ByteLine line;
    private final CallRelay calls;
    private final SharedContents contents;
    private final SharedContents.Use use;

    @GuardedBy("this")
    private final LedgerNews.Reader news;

    /** The tasks of the dispatch under way, in their order. */
    @GuardedBy("this")
    private long[] tasks = {};

    @GuardedBy("this")
    private int number = -1;

    /** Tasks that are to be killed and have not arrived. */
    @GuardedBy("this")
    private final Set<Long> unwanted = new HashSet<>();

    HostedWorker(
            HireRequest request,
            WorkerLauncher.Launched started,
            ByteLine line,
            CallByteLines calls,
            SharedContents contents,
            SharedContents.Use use) {
        this.request = request;
        this.process = started.process();
        this.worker = started.line();
        this.ledger = started.ledger();
        this.line = line;
        this.calls = new CallRelay(
                request.name(),
                new CallRendezvous(worker, process.files(), process.exited()),
                calls,
                mostBytes(request),
                process::kill);
        this.contents = contents;
        this.use = use;
        this.news = new LedgerNews.Reader(ledger);
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
            writeNews(bell.isOver() && isUnderWay(bell.dispatch()));
        } else if (kind == VALUE || kind == THROWN || kind == PROGRESS || kind == THREADS_LEFT) {
            writeNews(false);
        }
        if (kind == NEED_LINE) {
            calls.open(frame.field(0));
        }
        write(LineRecord.head(LineRecord.FRAME, frame.size()));
        write(frame.start());
        frame.copyRest(this::write);
    }

    private static int mostBytes(HireRequest request) {
        return (int) Math.max(request.maxPayload(), Frame.MAX_OTHER);
    }

    private synchronized boolean isUnderWay(int dispatch) {
        return dispatch == number;
    }

    private void writeNews(boolean isOver) throws IOException {
        ByteBuffer what;
        synchronized (this) {
            what = news.read(isOver);
        }
        write(LineRecord.head(LineRecord.NEWS, what.remaining()));
        write(what);
    }

    /** Up is written by the slot's thread alone. */
    private void write(ByteBuffer bytes) throws IOException {
        writeAll(line, bytes);
    }

    private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
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
            process.kill(); // where it is the program that is gone; else the worker is
        }
    }

    private void passDown(RawFrame frame) throws IOException {
        switch (frame.kind()) {
            case RUN -> {
                prepare(frame);
                worker.send(frame);
                ledger.hintSent(frame.field(0));
            }
            case LOAD -> worker.send(contents.addTo(use, frame));
            case CALL_LINE -> calls.openFirst();
            case LineRecord.SHARED -> contents.receive(use, frame);
            default -> worker.send(frame);
        }
    }

    /** Before a dispatch is sent: the ledger is made ready for it, as its parent has to. */
    private synchronized void prepare(RawFrame run) throws ProtocolException {
        number = run.field(0);
        int count = run.field(2 * Integer.BYTES);
        if (count < 1 || count > Ledger.MAX_TASKS) {
            throw new ProtocolException("A dispatch of " + count + " tasks");
        }
        tasks = count == 1 ? new long[] {run.longField(Frame.RUN_FIELDS)} : idsOf((Frame.Run) run.decode());
        ledger.prepare(number, count);
        news.begin(number, count);
        for (int i = 0; i < count; i++) {
            if (unwanted.contains(tasks[i])) {
                ledger.takeBack(number, i);
            }
        }
        unwanted.clear();
    }

    private static long[] idsOf(Frame.Run run) {
        List<Frame.Task> all = run.tasks();
        return all.stream().mapToLong(Frame.Task::id).toArray();
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
     * Kills the worker for the sake of a task: if it runs that, what it has not begun is taken back first; if it has not begun
     * that, only that is taken back.
     *
     * @param task 0 for any
     */
    void kill(long task) {
        if (task == 0 || isToBeKilled(task)) {
            process.kill();
        }
    }

    private synchronized boolean isToBeKilled(long task) {
        int index = 0;
        while (index < tasks.length && tasks[index] != task) {
            index++;
        }
        if (index == tasks.length) {
            unwanted.add(task); // it has not arrived; or it has long been answered, and the next dispatch forgets it
            return false;
        }
        try {
            Mark mark = ledger.mark(number, index);
            if (mark == Mark.WAITING && ledger.takeBack(number, index)) {
                return false;
            }
            mark = ledger.mark(number, index);
            boolean runs = mark == Mark.BEGUN || mark == Mark.ENDED;
            for (int i = 0; runs && i < tasks.length; i++) {
                ledger.takeBack(number, i);
            }
            return runs;
        } catch (ProtocolException | InternalError spoilt) {
            return true;
        }
    }
}

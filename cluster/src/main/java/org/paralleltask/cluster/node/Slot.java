package org.paralleltask.cluster.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.CallByteLines;
import org.paralleltask.cluster.message.HireRequest;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.host.os.Killable;
import org.paralleltask.wire.line.Control;

/**
 * A slot of a node while a program has it: one worker process, from the code that it needs until its end. A thread of its own
 * runs it; {@link #received} is for the engine's threads. Thread-safe.
 */
final class Slot {
    private final HireRequest request;
    private final Workshop workshop;
    private final Consumer<? super Message> out;
    private final Runnable whenFree;
    private final ByteLine line;
    private final CallByteLines calls;
    private final SharedContents.Use use;
    private volatile @Nullable Killable launched;
    private volatile @Nullable HostedWorker worker;
    private volatile boolean isGivenUp;

    /**
     * @param out takes what is said to the program; must not wait for this
     * @param whenFree called once, when nothing is left of the worker
     */
    Slot(HireRequest request, Workshop workshop, Consumer<? super Message> out, Runnable whenFree) {
        this.request = request;
        this.workshop = workshop;
        this.out = out;
        this.whenFree = whenFree;
        this.line = new ByteLine(out);
        this.calls = new CallByteLines(out);
        this.use = new SharedContents.Use(out);
    }

    void start() {
        UninterruptibleThread.detached(request.name() + "-slot", this::run).start();
    }

    private void run() {
        Message last;
        try {
            workshop.fetchCode(request, line, out);
            HostedWorker started = workshop.launch(request, line, calls, use, out, this::launched);
            worker = started;
            if (isGivenUp) {
                started.kill(0);
            }
            out.accept(new Message.Hired(started.pid()));
            last = new Message.Exited(started.run());
        } catch (IOException | WorkerStartException | IllegalStateException | IllegalArgumentException e) {
            last = new Message.Refused(false, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error bug) {
            last = new Message.Refused(false, "an error in ParallelTask itself (please report it): " + bug);
        }
        giveUp(); // for the sake of a process that lives after an error
        line.close();
        workshop.contents().release(use);
        whenFree.run(); // first: the program may hire it again as soon as it hears of the end
        out.accept(last);
    }

    private void launched(Killable process) {
        launched = process;
        if (isGivenUp) {
            process.kill();
        }
    }

    /** A message of the program. */
    void received(Message message) {
        HostedWorker now = worker;
        if (message instanceof Message.Data data) {
            line.received(data.bytes());
        } else if (message instanceof Message.Credit credit) {
            line.granted(credit.bytes());
        } else if (message instanceof Message.OfCalls call) {
            calls.received(call);
        } else if (message instanceof Message.Offer offer) {
            workshop.contents().offered(use, offer);
        } else if (message instanceof Message.End) {
            giveUp();
        } else if (message instanceof Message.Kill kill) {
            if (now == null) {
                giveUp();
            } else {
                now.kill(kill.task());
            }
        } else if (message instanceof Message.Tell tell && now != null) {
            tell(tell, now);
        }
    }

    private static void tell(Message.Tell tell, HostedWorker worker) {
        try {
            Control.readFrom(new ByteArrayInputStream(tell.control())).ifPresent(worker::tell);
        } catch (IOException noControl) {
            worker.kill(0); // what speaks so is no program of ours
        }
    }

    /** Looks how large the worker is, if the program wants to know. */
    void watchMemory() {
        HostedWorker now = worker;
        if (now != null && request.watchesMemory()) {
            now.residentBytes().ifPresent(bytes -> out.accept(new Message.Memory(bytes)));
        }
    }

    /** The program is gone, or wants it no more: the worker is killed. */
    void giveUp() {
        isGivenUp = true;
        line.end();
        calls.end();
        Killable process = launched;
        if (process != null) {
            process.kill();
        }
    }
}

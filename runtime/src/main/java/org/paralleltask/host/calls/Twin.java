package org.paralleltask.host.calls;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.exec.CallServer;
import org.paralleltask.managed.RunHolds;
import org.paralleltask.payload.CallMarshaller;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;

/**
 * The program's thread that makes the calls of one thread of a worker, in their order. Locks, and other objects that
 * depend on the calling thread, so see one thread for that worker's thread.
 *
 * <p>It can be interrupted only while it makes a call. An interrupt at any other time would close the line.
 */
final class Twin extends Thread {
    private final String worker;
    private final long pid;
    private final Opening opening;
    private final IntFunction<? extends @Nullable CallServer> functions;
    private final int maxPayload;
    private final Runnable onFault;

    /** Null until it is open. Closed by {@link #run}, or by the thread that calls {@link #finish}. */
    @GuardedBy("this")
    private @Nullable Connection line;

    /** The number of the call that it makes now; 0 if it makes none. */
    @GuardedBy("this")
    private int calling;

    /** The number of the last call whose thread was interrupted. That message may arrive before the call. */
    @GuardedBy("this")
    private int withdrawn;

    /** When the call began, by the clock of {@link System#nanoTime}. */
    @GuardedBy("this")
    private long sinceNanos;

    /** The name of the parameter whose object it calls. */
    @GuardedBy("this")
    private String parameter = "";

    @GuardedBy("this")
    private boolean isOver;

    /**
     * What the run held when its last call began, or when the worker's end cut it short; empty if the run has ended in
     * order.
     */
    @GuardedBy("this")
    private List<String> held = List.of();

    /** What the run that calls holds; null if none has called. Used by this thread only. */
    private @Nullable RunHolds run;

    /** Serves the calls of that run. Used by this thread only. */
    private @Nullable CallServer server;

    private volatile String fault = "";

    /**
     * @param worker the worker's name
     * @param pid the worker's process id
     * @param number the line's number; 0 for the thread that runs the worker's tasks
     * @param opening opens the line, on the new thread
     * @param functions the server of a function's calls, by the function's number; null if there is no such function
     * @param maxPayload how many bytes the arguments or the result of a call may have
     * @param onFault called when the worker breaks the protocol
     */
    Twin(
            String worker,
            long pid,
            int number,
            Opening opening,
            IntFunction<? extends @Nullable CallServer> functions,
            int maxPayload,
            Runnable onFault) {
        super("paralleltask-" + worker + "-calls" + (number == 0 ? "" : "-" + number));
        setDaemon(true);
        this.worker = worker;
        this.pid = pid;
        this.opening = opening;
        this.functions = functions;
        this.maxPayload = maxPayload;
        this.onFault = onFault;
    }

    /** Opens a line. */
    @FunctionalInterface
    interface Opening {
        /** Waits until the worker has opened its end. */
        Connection open() throws IOException;
    }

    @Override
    public void run() {
        try {
            Connection opened = opening.open();
            if (isWanted(opened)) {
                try (opened) { // closed also after an Error, so that the worker does not wait for ever for an answer
                    serve(opened);
                }
            }
        } catch (ProtocolException notAllowed) {
            fault = String.valueOf(notAllowed.getMessage());
            onFault.run();
        } catch (IOException workerIsGone) {
            // the thread that feeds the worker notices that, too
        } finally {
            endRun(true);
        }
    }

    private boolean isWanted(Connection opened) throws IOException {
        synchronized (this) {
            line = opened;
            if (!isOver) {
                return true;
            }
        }
        opened.close();
        return false;
    }

    private void serve(Connection opened) throws IOException {
        while (true) {
            Frame frame = opened.receive(maxPayload).orElse(null);
            if (frame == null) {
                return;
            } else if (frame instanceof CallFrame.Ask ask) {
                opened.send(answer(ask));
            } else if (frame instanceof CallFrame.Over) {
                endRun(false);
                opened.send(new CallFrame.Returned(false, false, Bytes.none()));
            } else {
                throw new ProtocolException(
                        "A worker does not call with a " + frame.getClass().getSimpleName());
            }
        }
    }

    private CallFrame answer(CallFrame.Ask ask) throws ProtocolException {
        CallServer called = functions.apply(ask.function());
        if (called == null || !called.has(ask.object())) {
            throw new ProtocolException("it called a managed object that does not exist");
        }
        RunHolds caller = run;
        if (caller == null || caller.task() != ask.task() || caller.attempt() != ask.attempt()) {
            endRun(false);
            caller = new RunHolds(worker, pid, ask.task(), ask.attempt());
            run = caller;
        }
        server = called;
        begin(ask, called.parameter(ask.object()), caller.names());
        CallMarshaller.Answer answer = null;
        try {
            answer = call(called, caller, ask);
        } finally {
            if (answer == null) {
                end(ask);
            }
        }
        boolean isWithdrawn = end(ask);
        boolean isInterrupted = Thread.interrupted();
        return answer.hasThrown()
                ? new CallFrame.CallThrown(
                        isInterrupted, isWithdrawn, answer.bytes().toArray())
                : new CallFrame.Returned(isInterrupted, isWithdrawn, answer.bytes());
    }

    private static CallMarshaller.Answer call(CallServer called, RunHolds caller, CallFrame.Ask ask) {
        try {
            return called.call(caller, ask.object(), ask.method(), ask.arguments());
        } catch (OutOfMemoryError full) {
            return refuse(called);
        }
    }

    /**
     * The answer if the heap is full. The call is not made again, because it may have been made before there was no
     * room for its answer.
     */
    private static CallMarshaller.Answer refuse(CallServer called) {
        CallMarshaller.Answer answer = null;
        while (answer == null) {
            try {
                answer = called.refuse("the program's heap was full as it answered a call, which may have been made");
            } catch (OutOfMemoryError stillFull) {
                FullHeap.pause();
            }
        }
        return answer;
    }

    private synchronized void begin(CallFrame.Ask ask, String called, List<String> heldSoFar) {
        calling = ask.call();
        held = heldSoFar; // reported if this call has not returned when the worker's end is reported
        sinceNanos = System.nanoTime();
        parameter = called;
        if (ask.isInterrupted() || withdrawn == calling || isOver) {
            super.interrupt();
        }
    }

    /** The call has ended. Returns whether it was interrupted because its caller was. */
    private synchronized boolean end(CallFrame.Ask ask) {
        calling = 0;
        return withdrawn == ask.call();
    }

    /** The worker's thread that waits for this call was interrupted. */
    synchronized void withdraw(int call) {
        withdrawn = call;
        interruptIf(calling != 0 && calling == call);
    }

    @GuardedBy("this")
    private void interruptIf(boolean isMeant) {
        if (isMeant) {
            super.interrupt();
        }
    }

    /** Interrupts the thread only while it makes a call. User code may call this. */
    @Override
    public synchronized void interrupt() {
        interruptIf(calling != 0);
    }

    /** The call that it makes now; empty if it makes none. Any thread. */
    synchronized Optional<CallWait> callWait() {
        return calling == 0
                ? Optional.empty()
                : Optional.of(new CallWait(parameter, Duration.ofNanos(System.nanoTime() - sinceNanos)));
    }

    private void endRun(boolean isLost) {
        RunHolds ended = run;
        CallServer by = server;
        run = null;
        if (ended != null && by != null) {
            List<String> names = isLost ? ended.names() : List.of();
            synchronized (this) {
                held = names;
            }
            by.end(ended, isLost);
        }
    }

    /** How the worker broke the protocol; empty if it did not. */
    String fault() {
        return fault;
    }

    /** The worker is gone: its call is interrupted. */
    synchronized void interruptForEnd() {
        isOver = true;
        interruptIf(calling != 0);
    }

    /**
     * The worker is gone: waits until what its run held has been given back.
     *
     * @param patience how long this waits at most
     * @return the parameters whose locks or permits the run held
     */
    List<String> finish(Duration patience) {
        Connection open;
        synchronized (this) {
            isOver = true;
            open = line;
            interruptIf(calling != 0);
        }
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException alreadyBroken) {
            // it is closed nevertheless
        }
        boolean isInterrupted = false;
        long end = System.nanoTime() + patience.toNanos();
        while (isAlive() && end - System.nanoTime() > 0) {
            try {
                join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return held;
        }
    }
}

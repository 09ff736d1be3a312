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
import org.paralleltask.wire.line.SpinWait;

/**
 * The program's thread that makes the calls of one thread of a worker, in their order. Locks, and other objects that
 * depend on the calling thread, so see one thread for that worker's thread.
 *
 * <p>It can be interrupted only while it makes a call. An interrupt at any other time would close the line.
 */
final class Twin extends Thread {
    private final CallingRuns runs;
    private final Opening opening;
    private final IntFunction<? extends @Nullable CallServer> functions;
    private final int maxPayload;
    private final Runnable onFault;
    private final Runnable onGone;
    private final SpinWait spin = SpinWait.forOne();

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

    private volatile String fault = "";

    /**
     * @param worker the worker's name
     * @param pid the worker's process id
     * @param number the line's number; 0 for the thread that runs the worker's tasks
     * @param opening opens the line, on the new thread
     * @param functions the server of a function's calls, by the function's number; null if there is no such function
     * @param maxPayload how many bytes the arguments or the result of a call may have
     * @param onFault called when the worker breaks the protocol
     * @param onGone called when the worker is gone and this thread will touch the line no more; perhaps twice
     */
    Twin(
            String worker,
            long pid,
            int number,
            Opening opening,
            IntFunction<? extends @Nullable CallServer> functions,
            int maxPayload,
            Runnable onFault,
            Runnable onGone) {
        super("paralleltask-" + worker + "-calls" + (number == 0 ? "" : "-" + number));
        setDaemon(true);
        this.runs = new CallingRuns(worker, pid);
        this.opening = opening;
        this.functions = functions;
        this.maxPayload = maxPayload;
        this.onFault = onFault;
        this.onGone = onGone;
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
            FullHeap.prepare();
            Connection opened = opening.open();
            if (isWanted(opened)) {
                try (opened) { // closed also after an Error, so that the worker does not wait for ever for an answer
                    serve(opened);
                }
            }
        } catch (ProtocolException notAllowed) {
            fault = String.valueOf(notAllowed.getMessage());
            onFault.run();
        } catch (InternalError cutOff) {
            fault = "it has cut off the memory that it shares with its parent";
            onFault.run();
        } catch (IOException workerIsGone) {
            // the thread that feeds the worker notices that, too
        } catch (RuntimeException | Error unable) { // the worker's calls would not be heard any more
            fault = "the program could not hear its calls, for lack of memory or by an error of ParallelTask";
            onFault.run();
            throw unable;
        } finally {
            runs.endForSure();
            if (isOver()) {
                onGone.run();
            }
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
            Frame frame = opened.receive(maxPayload, spin).orElse(null);
            if (frame == null || isOver()) { // a dead worker's ring may have more in it
                return;
            } else if (frame instanceof CallFrame.Ask ask) {
                answerForSure(opened, ask);
            } else if (frame instanceof CallFrame.Over) {
                runs.end(false);
                opened.send(new CallFrame.Returned(false, false, Bytes.none()));
            } else {
                throw new ProtocolException(
                        "A worker does not call with a " + frame.getClass().getSimpleName());
            }
        }
    }

    /**
     * Makes the call, and sends its answer. If the heap is full, the call is refused: it is not made again, because it may
     * have been made before there was no room for its answer.
     */
    private void answerForSure(Connection opened, CallFrame.Ask ask) throws IOException {
        CallServer called = functions.apply(ask.function());
        if (called == null || !called.has(ask.object())) {
            throw new ProtocolException("it called a managed object that does not exist");
        }
        boolean isSent = false;
        try {
            opened.send(answer(called, ask));
            isSent = true;
        } catch (OutOfMemoryError full) {
            Thread.interrupted(); // or it would close the line
        }
        while (!isSent) {
            FullHeap.pause();
            try {
                CallMarshaller.Answer refusal =
                        called.refuse("the program's heap was full as it answered a call, which may have been made");
                opened.send(
                        new CallFrame.CallThrown(false, false, refusal.bytes().toArray()));
                isSent = true;
            } catch (OutOfMemoryError stillFull) {
                // after the next pause, then
            }
        }
    }

    private CallFrame answer(CallServer called, CallFrame.Ask ask) {
        RunHolds caller = runs.next(called, ask.task(), ask.attempt());
        begin(ask, called.parameter(ask.object()));
        CallMarshaller.Answer answer = null;
        try {
            answer = called.call(caller, ask.object(), ask.method(), ask.arguments());
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

    private synchronized boolean isOver() {
        return isOver;
    }

    private synchronized void begin(CallFrame.Ask ask, String called) {
        calling = ask.call();
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
        if (!isAlive()) {
            onGone.run();
        }
        return runs.held();
    }
}

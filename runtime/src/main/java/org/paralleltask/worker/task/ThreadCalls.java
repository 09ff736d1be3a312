package org.paralleltask.worker.task;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.exec.RunContext;
import org.paralleltask.payload.CallMarshaller;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.line.CallEndpoint;
import org.paralleltask.wire.line.Connection;

/**
 * The calls of one thread that a task has started. User code may interrupt that thread at any time, which would close a
 * line that it reads. So a thread of the library, the clerk, makes the calls for it.
 */
final class ThreadCalls {
    private final Connection main;
    private final CallEndpoint endpoint;
    private final int number;

    /** The call that is to be made, until it is answered. */
    @GuardedBy("this")
    private @Nullable Request request;

    /** The run whose end the program is to be told of. */
    @GuardedBy("this")
    private @Nullable RunContext ended;

    /** Whether the program waits at the line; null until the program has said so. */
    @GuardedBy("this")
    private @Nullable Boolean isThere;

    @GuardedBy("this")
    private boolean hasClerk;

    /** Why no call can be made any more; null while calls can be made. */
    @GuardedBy("this")
    private @Nullable IOException failure;

    /** A call, and its answer. Guarded by the lock of the {@link ThreadCalls}. */
    private static final class Request {
        final RunContext run;
        final int function;
        final int object;
        final int method;
        final Bytes arguments;

        /** Whether the calling thread was interrupted before the call was made. */
        boolean isInterrupted;

        /** The call's number; 0 until it is made. */
        int call;

        CallLine.@Nullable Answer answer;

        Request(RunContext run, int function, int object, int method, boolean isInterrupted, Bytes arguments) {
            this.run = run;
            this.function = function;
            this.object = object;
            this.method = method;
            this.isInterrupted = isInterrupted;
            this.arguments = arguments;
        }
    }

    /** @param number the line's number, 1 or more; 0 is the line of the tasks' thread */
    ThreadCalls(Connection main, CallEndpoint endpoint, int number) {
        this.main = main;
        this.endpoint = endpoint.numbered(number);
        this.number = number;
    }

    /**
     * Tells the program that the thread of a call was interrupted. A new thread sends it, because the thread that calls
     * this may be interrupted itself.
     */
    static void withdraw(Connection main, int line, int call) {
        new UninterruptibleThread("withdraw", () -> {
                    try {
                        main.send(new CallFrame.Withdraw(line, call));
                    } catch (IOException programIsGone) {
                        // the thread that reads the line finds its end, and ends this process
                    }
                })
                .start();
    }

    /** Whether no call of an earlier run is under way. */
    synchronized boolean isFree() {
        return request == null && ended == null;
    }

    synchronized void lineIsThere(boolean program) {
        isThere = program;
        notifyAll();
    }

    /** Makes a call for the current thread, and waits for its answer. */
    synchronized CallMarshaller.Answer call(RunContext run, int function, int object, int method, Bytes arguments)
            throws IOException {
        if (!hasClerk) {
            hasClerk = true;
            new UninterruptibleThread("calls-" + number, this::speak).start();
        }
        Request own = new Request(run, function, object, method, Thread.interrupted(), arguments);
        request = own;
        notifyAll();
        boolean isInterrupted = false;
        while (own.answer == null && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                if (!isInterrupted) {
                    isInterrupted = interrupt(own);
                }
            }
        }
        CallLine.Answer answer = own.answer;
        if (answer == null) {
            throw new IOException(
                    "This thread cannot call @Managed objects any more: its line to the program is broken", failure);
        }
        if (answer.isInterrupted() || (isInterrupted && !answer.isWithdrawn())) {
            Thread.currentThread().interrupt();
        }
        return answer.answer();
    }

    /**
     * The run has ended. Returns when the program has released what this thread held. If a call is still under way,
     * that call is interrupted, and this returns at once.
     */
    synchronized void over(RunContext run) {
        ended = run;
        Request left = request;
        if (left != null) {
            interrupt(left);
            return;
        }
        notifyAll();
        while (ended != null && failure == null) {
            waitForClerk();
        }
    }

    /**
     * The thread of a call is interrupted. False if the call has not been made yet: then it carries the interrupt
     * itself.
     */
    @GuardedBy("this")
    private boolean interrupt(Request asked) {
        if (asked.call == 0) {
            asked.isInterrupted = true;
            return false;
        }
        withdraw(main, number, asked.call);
        return true;
    }

    /** What the clerk does. */
    private void speak() {
        try {
            main.send(new CallFrame.NeedLine(number));
            awaitLine();
            CallLine line = new CallLine(endpoint.connect());
            while (true) {
                serveNext(line);
            }
        } catch (IOException broken) {
            synchronized (this) {
                failure = broken;
                notifyAll();
            }
        }
    }

    private synchronized void awaitLine() throws IOException {
        while (isThere == null) {
            waitForClerk();
        }
        if (!isThere) {
            throw new IOException("the program could not open it");
        }
    }

    private void serveNext(CallLine line) throws IOException {
        Request next;
        RunContext over;
        boolean isInterrupted = false;
        synchronized (this) {
            while (request == null && ended == null) {
                waitForClerk();
            }
            next = request;
            over = ended;
            if (next != null) {
                next.call = line.next();
                isInterrupted = next.isInterrupted;
            }
        }
        if (next != null) {
            CallLine.Answer answer =
                    line.call(next.run, next.function, next.object, next.method, isInterrupted, next.arguments);
            synchronized (this) {
                next.answer = answer;
                request = null;
                notifyAll();
            }
        } else if (over != null) {
            line.over(over);
            synchronized (this) {
                ended = null;
                notifyAll();
            }
        }
    }

    /**
     * Waits for a change. Called by the clerk and the tasks' thread at the end of a run, which are safe from
     * interrupts.
     */
    @SuppressWarnings("WaitNotInLoop") // the callers' loops
    @GuardedBy("this")
    private void waitForClerk() {
        try {
            wait();
        } catch (InterruptedException impossible) {
            throw new AssertionError("a thread of the library was interrupted", impossible);
        }
    }
}

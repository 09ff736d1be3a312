package org.paralleltask.worker.task;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.exec.CallRoute;
import org.paralleltask.exec.InterruptGate;
import org.paralleltask.exec.RunContext;
import org.paralleltask.payload.CallMarshaller;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.line.CallEndpoint;
import org.paralleltask.wire.line.Connection;

/**
 * The calls of managed objects that this worker's tasks make. The thread that runs the tasks has a line for its calls.
 * Each further thread that calls during a run has a line of its own, a {@link ThreadCalls}, which another thread may
 * get in a later run.
 *
 * <p>If a thread is interrupted in the middle of a call, the interrupt is sent on to the program's thread that makes
 * the call. If that thread does not react to it, the calling thread is interrupted after the call has returned.
 */
public final class TaskCalls implements CallRoute {
    private final Connection main;
    private final TaskThread thread;

    private @Nullable CallEndpoint endpoint; // set before any task runs
    private @Nullable CallLine line; // set before any task runs
    private boolean hasCalled; // whether the tasks' thread has called since the run began; used by that thread only

    private volatile @Nullable RunContext running;

    /** The lines of further threads. The line numbered n is at index n - 1. */
    @GuardedBy("this")
    private final List<ThreadCalls> others = new ArrayList<>();

    /** The lines that threads of this run use. */
    @GuardedBy("this")
    private final Map<Thread, ThreadCalls> ofThisRun = new HashMap<>();

    /** @param main carries the interrupts, because a call's own line is busy with the call */
    public TaskCalls(Connection main, TaskThread thread) {
        this.main = main;
        this.thread = thread;
    }

    /** Opens the line of the tasks' thread. From now on calls go to this endpoint. */
    public void open(CallEndpoint there) throws IOException {
        endpoint = there;
        line = new CallLine(there.connect());
    }

    /** The program has said whether it waits at the line of this number. Any thread may call this. */
    public void lineIsThere(long number, boolean isThere) {
        ThreadCalls waiting;
        synchronized (this) {
            waiting = number < 1 || number > others.size() ? null : others.get((int) number - 1);
        }
        if (waiting != null) {
            waiting.lineIsThere(isThere);
        }
    }

    @Override
    public void begin(RunContext run) {
        hasCalled = false;
        running = run;
    }

    @Override
    public CallMarshaller.Answer call(int function, int object, int method, Bytes arguments) throws IOException {
        RunContext run = running;
        CallLine own = line;
        if (run == null || own == null) {
            throw new IllegalStateException(NO_RUN);
        }
        if (!thread.equals(Thread.currentThread())) {
            return ofThisThread(run).call(run, function, object, method, arguments);
        }
        hasCalled = true;
        int call = own.next();
        boolean isInterrupted = Thread.interrupted();
        InterruptGate.Absence absence = thread.gate().goAway(run, () -> ThreadCalls.withdraw(main, 0, call));
        CallLine.Answer answer = null;
        boolean wasNoted;
        try {
            answer = own.call(run, function, object, method, isInterrupted, arguments);
        } finally {
            wasNoted = thread.gate().comeBack(absence);
        }
        if (answer.isInterrupted() || (wasNoted && !answer.isWithdrawn())) {
            thread.interrupt();
        }
        return answer.answer();
    }

    private synchronized ThreadCalls ofThisThread(RunContext run) {
        CallEndpoint known = endpoint;
        if (known == null || !run.equals(running)) {
            throw new IllegalStateException(NO_RUN);
        }
        ThreadCalls calls = ofThisRun.get(Thread.currentThread());
        if (calls == null) {
            calls = free(known);
            ofThisRun.put(Thread.currentThread(), calls);
        }
        return calls;
    }

    @GuardedBy("this")
    private ThreadCalls free(CallEndpoint known) {
        for (ThreadCalls one : others) {
            if (!ofThisRun.containsValue(one) && one.isFree()) {
                return one;
            }
        }
        if (others.size() == CallFrame.MOST_LINES) {
            throw new IllegalStateException(
                    "More than " + CallFrame.MOST_LINES + " threads of a task call @Managed objects: let"
                            + " fewer threads make the calls, also for the others");
        }
        ThreadCalls made = new ThreadCalls(main, known, others.size() + 1);
        others.add(made);
        return made;
    }

    @Override
    public void over() throws IOException {
        RunContext run = running;
        CallLine own = line;
        running = null;
        if (run == null || own == null) {
            return;
        }
        if (hasCalled) {
            own.over(run);
        }
        List<ThreadCalls> used;
        synchronized (this) {
            used = ofThisRun.isEmpty() ? List.of() : List.copyOf(ofThisRun.values());
            ofThisRun.clear();
        }
        for (ThreadCalls one : used) {
            one.over(run);
        }
    }
}

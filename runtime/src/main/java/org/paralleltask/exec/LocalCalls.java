package org.paralleltask.exec;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerContext;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.managed.RunHolds;
import org.paralleltask.payload.CallMarshaller;

/**
 * The calls of a worker that is a thread of the program: each calling thread makes them itself. Arguments and results
 * are encoded and decoded nevertheless, so that what works here works with worker processes too.
 */
final class LocalCalls implements CallRoute {
    private final CallServer server;
    private final WorkerContext worker;

    /** What each thread that has called in this run holds. */
    private final Map<Thread, RunHolds> holds = new ConcurrentHashMap<>();

    private volatile @Nullable RunContext running;

    LocalCalls(CallServer server, WorkerContext worker) {
        this.server = server;
        this.worker = worker;
    }

    @Override
    public void begin(RunContext run) {
        running = run;
    }

    @Override
    public CallMarshaller.Answer call(int function, int object, int method, Bytes arguments) {
        RunContext run = running;
        if (run == null) {
            throw new IllegalStateException(NO_RUN);
        }
        RunHolds caller = holds.computeIfAbsent(
                Thread.currentThread(),
                thread -> new RunHolds(worker.workerName(), worker.pid(), run.task(), run.attempt()));
        return server.call(caller, object, method, arguments);
    }

    private void end(Thread caller, RunHolds held) {
        if (!caller.equals(Thread.currentThread())) {
            server.leaveLocks(held, caller);
        }
        server.end(held, false);
    }

    @Override
    public void over() {
        running = null;
        if (!holds.isEmpty()) {
            holds.forEach(this::end);
            holds.clear();
        }
    }
}

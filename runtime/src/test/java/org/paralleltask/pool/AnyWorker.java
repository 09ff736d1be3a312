package org.paralleltask.pool;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A kind of task with hooks, whose argument and value may be what cannot cross. */
public final class AnyWorker extends TestWorker {
    private static final TestTask<Task, Object> TASK = TestTask.of(
                    "any", AnyWorker.class, Task.class, Object.class, AnyWorker::run)
            .onStart(AnyWorker.class, AnyWorker::started)
            .onExit(AnyWorker.class, AnyWorker::ended, Exit.class, Exit::new)
            .defaults(options -> options.jvmArgs(ShortLived.FLAGS));

    /** What the next tasks do that have no argument. */
    static final String RETURN_A_THREAD = "return a thread";

    static final String COUNT_STARTS = "count starts";

    /** Start hooks run in this process. */
    static final AtomicInteger STARTS = new AtomicInteger();

    private AnyWorker() {}

    record Task(@Nullable Object value) {}

    record Exit(String worker) {}

    static ProcessPool<Task, Object> open(Workers workers) {
        return TASK.open(workers);
    }

    static ProcessPool<Task, Object> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    private static void started(WorkerContext context) {
        STARTS.incrementAndGet();
    }

    private static String ended(WorkerContext context) {
        return context.workerName();
    }

    @SuppressWarnings("NullAway") // a task may return null, and TaskFunction does not say so
    private static Object run(Task task, TaskContext context) {
        if (RETURN_A_THREAD.equals(task.value())) {
            return new Thread();
        } else if (COUNT_STARTS.equals(task.value())) {
            return STARTS.get();
        }
        return task.value();
    }
}

package org.paralleltask.pool;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A task with shared data. */
public final class SharedWorker extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.sharing(
                    "shared", SharedWorker.class, Task.class, Result.class, Data.class, SharedWorker::run)
            .defaults(options -> options.workers(1).jvmArgs(ShortLived.FLAGS));

    /** In a worker, each is one that was read. */
    private static final AtomicInteger TABLES = new AtomicInteger();

    private SharedWorker() {}

    /** An index into the table; that and 1000 for one into the buffer, -1 to die. */
    record Task(int index) {}

    /** @param tablesRead by the process so far */
    record Result(String entry, long pid, int tablesRead) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Data(Object[] table, @Nullable SharedBuffer buffer) {
        Data {
            TABLES.incrementAndGet();
        }
    }

    static ProcessPool<Task, Result> open(List<?> table, UnaryOperator<PoolOptions> options) {
        return TASK.openSharing(new Data(table.toArray(), null), options);
    }

    static ProcessPool<Task, Result> open(SharedBuffer buffer, UnaryOperator<PoolOptions> options) {
        return TASK.openSharing(new Data(new Object[0], buffer), options);
    }

    static ProcessPool<Task, Result> open(Workers workers, List<?> table) {
        return TASK.openSharing(workers, new Data(table.toArray(), null), UnaryOperator.identity());
    }

    static ProcessPool<Task, Result> open(Workers workers, SharedBuffer buffer) {
        return TASK.openSharing(workers, new Data(new Object[0], buffer), UnaryOperator.identity());
    }

    @SuppressWarnings("NullAway") // a test that asks for the buffer has one
    private static Result run(Task task, Data data, TaskContext context) {
        if (task.index() < 0) {
            Runtime.getRuntime().halt(1);
        }
        String entry = task.index() < 1000
                ? (String) data.table()[task.index()]
                : "" + data.buffer().readOnlyView().get(task.index() - 1000);
        return new Result(entry, context.pid(), TABLES.get());
    }
}

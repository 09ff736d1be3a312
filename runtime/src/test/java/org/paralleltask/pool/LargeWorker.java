package org.paralleltask.pool;

import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A task of large arrays. */
@SuppressWarnings({"ArrayRecordComponent", "NullAway"}) // never compared; arrays may be null
public final class LargeWorker extends TestWorker {
    static final TestTask<Task, Result> TASK = TestTask.of(
                    "large", LargeWorker.class, Task.class, Result.class, LargeWorker::run)
            .defaults(options -> options.workers(1));

    private LargeWorker() {}

    enum Deed {
        /** Returns what it is given. */
        ECHO,
        /** Returns an array of {@code size} bytes. */
        MAKE,
        /** Halts the JVM the first time that it is run. */
        DIE_ONCE,
        /** Waits until it is interrupted. */
        WAIT
    }

    record Task(Deed deed, int size, byte[] bytes, double[] doubles) {}

    record Result(byte[] bytes, double[] doubles) {}

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    private static Result run(Task task, TaskContext context) throws InterruptedException {
        if (task.deed() == Deed.WAIT) {
            new CountDownLatch(1).await();
        }
        if (task.deed() == Deed.DIE_ONCE && context.attempt() == 1) {
            Runtime.getRuntime().halt(1);
        }
        return new Result(task.deed() == Deed.MAKE ? new byte[task.size()] : task.bytes(), task.doubles());
    }
}

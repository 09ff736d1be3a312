package org.paralleltask.chaos;

import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.pool.ProcessPool;

/** Tasks that do nothing, as fast as they go: each returns its number. */
public final class ShortTaskWorker extends TestWorker {
    private static final TestTask<Integer, Integer> TASK =
            TestTask.of("short", ShortTaskWorker.class, Integer.class, Integer.class, (number, context) -> number);

    private ShortTaskWorker() {}

    static ProcessPool<Integer, Integer> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }
}

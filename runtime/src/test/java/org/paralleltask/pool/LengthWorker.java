package org.paralleltask.pool;

import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A second kind of task, for pools that share workers. */
public final class LengthWorker extends TestWorker {
    private static final TestTask<String, Integer> TASK =
            TestTask.of("length", LengthWorker.class, String.class, Integer.class, (text, context) -> text.length());

    private LengthWorker() {}

    static ProcessPool<String, Integer> open(Workers workers) {
        return TASK.open(workers);
    }
}

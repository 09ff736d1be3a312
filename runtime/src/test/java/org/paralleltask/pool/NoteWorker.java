package org.paralleltask.pool;

import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A worker whose tasks say which note has come with them. */
public final class NoteWorker extends TestWorker {
    /** Ends its worker in its first run. */
    static final String KILL_ONCE = "kill once";

    /** Says which note a task of its own pool has, in a worker of this worker. */
    static final String NEST = "nest";

    static final TestTask<String, String> TASK =
            TestTask.of("note", NoteWorker.class, String.class, String.class, NoteWorker::perform);

    private NoteWorker() {}

    static ProcessPool<String, String> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(given -> options.apply(given.workers(1)));
    }

    private static String perform(String deed, TaskContext context) {
        String note = NoteCarrier.read();
        if (deed.equals(KILL_ONCE) && context.attempt() == 1) {
            Runtime.getRuntime().halt(137);
        }
        if (deed.equals(NEST)) {
            try (ProcessPool<String, String> pool = open(options -> options)) {
                return note + " and " + pool.call("");
            }
        }
        return note;
    }
}

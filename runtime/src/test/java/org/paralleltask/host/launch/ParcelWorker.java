package org.paralleltask.host.launch;

import java.io.Serializable;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.pool.ProcessPool;

/** A task whose argument and value are serialized. */
public final class ParcelWorker extends TestWorker {
    private static final TestTask<Task, Reply> TASK = TestTask.of(
                    "parcel", ParcelWorker.class, Task.class, Reply.class, ParcelWorker::run)
            .allow(Parcel.class, Reply.class);

    private ParcelWorker() {}

    record Task(Parcel parcel) {}

    /** Not a record: those travel by their components. */
    static class Parcel implements Serializable {
        private static final long serialVersionUID = 1;

        private final String text;

        Parcel(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static final class Reply extends Parcel {
        private static final long serialVersionUID = 1;

        Reply(String text) {
            super(text);
        }
    }

    static ProcessPool<Task, Reply> open() {
        return TASK.open(options -> options.workers(1));
    }

    private static Reply run(Task task, TaskContext context) {
        return new Reply(task.parcel().text());
    }
}

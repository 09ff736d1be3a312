package org.paralleltask.pool;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** Returns and throws exceptions of all kinds. */
public final class FailureWorker extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.of(
                    "failure", FailureWorker.class, Task.class, Result.class, FailureWorker::run)
            .allow(FileSystemException.class, Held.class);

    private FailureWorker() {}

    /** What it does. */
    enum Deed {
        RETURN,
        RETURN_SERIALIZED,
        THROW
    }

    record Task(Deed deed, Kind kind) {}

    /** Which exception. */
    enum Kind {
        OF_THE_JDK,
        SUBCLASS,
        HOLDS_A_THREAD,
        UNDECLARED
    }

    /** Where the value is as itself, and where it is serialized. */
    record Result(
            @Nullable FileSystemException narrow,
            @Nullable Exception wide,
            @Nullable Held held,
            long pid) {}

    record Held(@Nullable Exception wide, @Nullable FileSystemException narrow) implements Serializable {}

    /** A subclass of a declared exception. */
    static class OfADisk extends FileSystemException {
        private static final long serialVersionUID = 1;

        OfADisk() {
            super("disk");
        }
    }

    /** As above, and it cannot be serialized. */
    @SuppressWarnings("serial") // on purpose
    static final class OfAThread extends OfADisk {
        private static final long serialVersionUID = 1;

        final Thread thread = Thread.currentThread();
    }

    /** Of a class that is not declared. */
    static final class Undeclared extends IOException {
        private static final long serialVersionUID = 1;

        Undeclared() {
            super("undeclared");
        }
    }

    static ProcessPool<Task, Result> open() {
        return TASK.open(options -> options.workers(1));
    }

    private static Result run(Task task, TaskContext context) throws Exception {
        Exception failure = switch (task.kind()) {
            case OF_THE_JDK -> new FileSystemException("file");
            case SUBCLASS -> new OfADisk();
            case HOLDS_A_THREAD -> new OfAThread();
            case UNDECLARED -> new Undeclared();
        };
        FileSystemException narrow = failure instanceof FileSystemException ofFiles ? ofFiles : null;
        return switch (task.deed()) {
            case RETURN -> new Result(narrow, failure, null, context.pid());
            case RETURN_SERIALIZED -> new Result(null, null, new Held(failure, narrow), context.pid());
            case THROW -> throw failure;
        };
    }
}

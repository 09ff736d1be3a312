package org.paralleltask.pool;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.wire.line.Bootstrap;

/** A worker whose tasks fail at a chosen place on their way, in a chosen manner. */
public final class CrashWorker extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.of(
                    "crash", CrashWorker.class, Task.class, Result.class, CrashWorker::run)
            .allow(Bomb.class, Place.class, Manner.class)
            .defaults(options -> options.jvmArgs(ShortLived.FLAGS));

    private CrashWorker() {}

    /** Where it fails. */
    enum Place {
        ARGUMENT_WRITTEN,
        ARGUMENT_READ,
        RUN,
        RESULT_WRITTEN,
        RESULT_READ,
        NOWHERE
    }

    /** How. */
    enum Manner {
        ERROR,
        EXIT,
        HALT,
        NATIVE_CRASH,
        INTERRUPT
    }

    record Task(Bomb bomb) {}

    record Result(Bomb bomb, long pid) {}

    /** Argument and value in one. It fails when it is written or read, on the side that its place names. */
    static final class Bomb implements Serializable {
        private static final long serialVersionUID = 1;

        private final Place place;
        private final Manner manner;

        Bomb(Place place, Manner manner) {
            this.place = place;
            this.manner = manner;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            goOffAt(isWorker() ? Place.RESULT_WRITTEN : Place.ARGUMENT_WRITTEN);
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            goOffAt(isWorker() ? Place.ARGUMENT_READ : Place.RESULT_READ);
        }

        private static boolean isWorker() {
            return System.getProperty(Bootstrap.DEPTH_PROPERTY) != null;
        }

        private void goOffAt(Place here) {
            if (here == place) {
                goOff(manner);
            }
        }
    }

    private static void goOff(Manner manner) {
        switch (manner) {
            case ERROR -> throw new AssertionError("boom");
            case EXIT -> System.exit(42);
            case HALT -> Runtime.getRuntime().halt(43);
            case NATIVE_CRASH -> {
                try {
                    TestTasks.crashNatively();
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            }
            case INTERRUPT -> Thread.currentThread().interrupt();
        }
    }

    static Task task(Place place, Manner manner) {
        return new Task(new Bomb(place, manner));
    }

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    private static Result run(Task task, TaskContext context) {
        task.bomb().goOffAt(Place.RUN);
        return new Result(task.bomb(), context.pid());
    }
}

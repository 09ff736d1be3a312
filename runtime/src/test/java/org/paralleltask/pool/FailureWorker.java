package org.paralleltask.pool;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** Returns and throws exceptions of all kinds. */
public final class FailureWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
                    "failure", FailureWorker.class, Task.class, Result.class, new Codec(), FailureWorker::run)
            .allow(FileSystemException.class.getName(), Held.class.getName());

    static {
        TaskRegistry.add(DEFINITION);
    }

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

    /** Of a class that nobody declared. */
    static final class Undeclared extends IOException {
        private static final long serialVersionUID = 1;

        Undeclared() {
            super("undeclared");
        }
    }

    static ProcessPool<Task, Result> open() {
        return ProcessPool.open(
                DEFINITION, result -> result, PoolOptions.defaults().workers(1), options -> options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
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

    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.writeEnum(task.deed());
            out.writeEnum(task.kind());
        }

        @Override
        @SuppressWarnings("NullAway") // never null here
        public Task readTask(Decoder in) {
            return new Task(in.readEnum(Deed.values()), in.readEnum(Kind.values()));
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            out.at("narrow").writeThrowable(result.narrow(), FileSystemException.class);
            out.at("wide").writeThrowable(result.wide(), Exception.class);
            out.at("held").writeObject(result.held());
            out.at("pid").writeLong(result.pid());
        }

        @Override
        public Result readResult(Decoder in) {
            return new Result(
                    in.readThrowable(FileSystemException.class),
                    in.readThrowable(Exception.class),
                    in.<@Nullable Held>readObject(Held.class),
                    in.readLong());
        }
    }
}

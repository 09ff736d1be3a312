package org.paralleltask.pool;

import java.io.FileNotFoundException;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.payload.Serialized;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A worker whose tasks say what they do: written by hand as the processor would write it. */
public final class DeedWorker {
    public static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
                    "deed", DeedWorker.class, Task.class, Result.class, Serialized.codec(), DeedWorker::run)
            .allow(Deed.class.getName(), FileNotFoundException.class.getName());

    static {
        TaskRegistry.add(DEFINITION);
    }

    private DeedWorker() {}

    public enum Deed {
        ECHO,
        PID,
        COUNT,
        EXIT,
        HALT,
        THROW_CHECKED,
        THROW_UNCHECKED,
        THROW_OWN,
        THROW_INTERRUPTED,
        PRINT,
        PRINT_AND_HALT,
        PRINT_NATIVELY_AND_HALT,
        SPIN,
        WAIT_FOR_FILE,
        MARK_AND_DIE_UNTIL,
        FILL_HEAP,
        ENVIRONMENT,
        PROPERTY,
        PROPERTY_OF_NESTED_WORKER,
        DIRECTORY,
        IS_OPEN,
        LEAVE_A_MESS,
        LEAVE_A_THREAD,
        USE_THREADS_THAT_ARE_NO_LEAK,
        READ_STDIN,
        LET_A_CHILD_READ_STDIN,
        LEAVE_A_READER_OF_STDIN,
        OPEN_POOL,
        INITIALIZE_A_POOL,
        NEST,
        CONTEXT,
        PROGRESS,
        OBEY_CANCEL,
        OBEY_INTERRUPT,
        SLEEP_THROUGH_INTERRUPTS,
        LEAK,
        PRINT_MUCH,
        EXIT_ON_A_THREAD,
        CRASH_NATIVELY,
        FILL_DIRECT_MEMORY,
        START_PROCESS,
        START_HIDDEN_PROCESS,
        LEAVE_HIDDEN_PROCESS,
        STOP_ALL_THREADS,
        PRINT_TEXT,
        PRINT_AND_END,
        PAUSE,
        OPEN_POOL_AND_WAIT,
        PROGRESS_OF_UNKNOWN_LENGTH,
        PROGRESS_FOR_EVER,
        REPEAT,
        OVERFLOW_STACK,
        OVERFLOW_STACK_AND_WRAP,
        MISS_A_CLASS,
        THROW_CANCELLATION,
        THROW_REJECTION
    }

    public record Task(Deed deed, String text) implements Serializable {}

    public record Result(String text) implements Serializable {}

    /** An exception that no signature declares. */
    static final class OwnException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OwnException(String message) {
            super(message);
        }
    }

    /** Every task has a limit, so that a test that fails does not wait for one that waits for the test. */
    private static final PoolOptions DEFAULTS =
            PoolOptions.defaults().timeout(Duration.ofSeconds(15)).jvmArgs(ShortLived.FLAGS);

    public static ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(DEFINITION, Result::text, DEFAULTS, options);
    }

    public static ProcessPool<Task, String> open(Workers workers) {
        return ProcessPool.open(workers, DEFINITION, Result::text, DEFAULTS, options -> options);
    }

    static ProcessPool<Task, String> open(Workers workers, UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(workers, DEFINITION, Result::text, DEFAULTS, options);
    }

    public static ProcessPool<Task, String> open(int workers) {
        return open(options -> options.workers(workers));
    }

    public static Task task(Deed deed, Object text) {
        return new Task(deed, text.toString());
    }

    public static Task task(Deed deed) {
        return new Task(deed, "");
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, TaskContext context) throws Exception {
        return new Result(Deeds.perform(task, context));
    }
}

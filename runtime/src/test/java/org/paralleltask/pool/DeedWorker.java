package org.paralleltask.pool;

import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.task.TaskDefinition;

/** The worker of most tests: its tasks say what they do. */
public final class DeedWorker extends TestWorker {
    /** Every task has a limit, so that a test that fails does not wait for one that waits for the test. */
    private static final TestTask<Task, String> TASK = TestTask.of(
                    "deed", DeedWorker.class, Task.class, String.class, DeedWorker::run)
            .allow(FileNotFoundException.class)
            .defaults(options -> options.timeout(Duration.ofSeconds(40)).jvmArgs(ShortLived.FLAGS));

    public static final TaskDefinition<Task, String> DEFINITION = TASK.definition();

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

    public record Task(Deed deed, String text) {}

    /** An exception that no signature declares. */
    static final class OwnException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OwnException(String message) {
            super(message);
        }
    }

    public static ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    public static ProcessPool<Task, String> open(Workers workers) {
        return TASK.open(workers);
    }

    static ProcessPool<Task, String> open(Workers workers, UnaryOperator<PoolOptions> options) {
        return TASK.open(workers, options);
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

    /** Of this class, where a stack trace ends that goes to the caller. */
    private static String run(Task task, TaskContext context) throws Exception {
        return TestTasks.perform(task, context);
    }
}

package org.paralleltask.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A worker whose tasks use their {@link TaskContext}, resist their cancel, or get stuck. */
public final class ContextWorker extends TestWorker {
    private static final TestTask<Task, String> TASK = TestTask.of(
                    "context",
                    ContextWorker.class,
                    Task.class,
                    String.class,
                    (task, context) -> perform(task.deed(), task.text(), context))
            .defaults(options -> options.timeout(Duration.ofSeconds(40)).jvmArgs(ShortLived.FLAGS));

    /** Of a task that has ended. */
    private static final AtomicReference<@Nullable TaskContext> KEPT = new AtomicReference<>();

    private ContextWorker() {}

    enum Deed {
        /** Halts while this is not run number {@code text}. */
        HALT_UNTIL_ATTEMPT,
        /** Hangs while this is not run number {@code text}. */
        HANG_UNTIL_ATTEMPT,
        /** Says something from a thread of its own, then waits for the file. */
        PROGRESS_OF_A_THREAD,
        /** Says something while its thread is interrupted, then waits for the file. */
        PROGRESS_WHILE_INTERRUPTED,
        /** Comes to the end of one phase, and begins the next at once. */
        PROGRESS_IN_PHASES,
        KEEP_CONTEXT,
        /** Says something through the context of the task before. */
        PROGRESS_AFTER_THE_END,
        /** Whether it is cancelled, and its thread interrupted. */
        FLAGS,
        /** Waits for its cancel, and leaves its flags in the file. */
        AWAIT_CANCEL,
        /** Hangs, and so does a thread that it has started. */
        GET_STUCK,
        /** Starts processes under processes, which leave their pids in files, and hangs. */
        START_PROCESSES,
        SLEEP
    }

    record Task(Deed deed, String text) {}

    static ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    static ProcessPool<Task, String> open(Workers workers, UnaryOperator<PoolOptions> options) {
        return TASK.open(workers, options);
    }

    static Task task(Deed deed, Object text) {
        return new Task(deed, text.toString());
    }

    private static String perform(Deed deed, String text, TaskContext context) throws Exception {
        switch (deed) {
            case HALT_UNTIL_ATTEMPT -> {
                if (context.attempt() < Integer.parseInt(text)) {
                    Runtime.getRuntime().halt(8);
                }
            }
            case HANG_UNTIL_ATTEMPT -> {
                if (context.attempt() < Integer.parseInt(text)) {
                    Stuck.here();
                }
            }
            case PROGRESS_OF_A_THREAD -> {
                Thread thread = new Thread(() -> context.progress(7, 9));
                thread.start();
                thread.join();
                waitFor(Path.of(text));
            }
            case PROGRESS_WHILE_INTERRUPTED -> {
                Thread.currentThread().interrupt();
                for (int i = 1; i <= 1_000; i++) {
                    context.progress(i, 1_001);
                }
                if (!Thread.interrupted()) {
                    throw new AssertionError("the flag was lost");
                }
                waitFor(Path.of(text));
                Thread.currentThread().interrupt();
            }
            case PROGRESS_IN_PHASES -> {
                context.progress(5, 5);
                context.progress(0, 9);
            }
            case KEEP_CONTEXT -> KEPT.set(context);
            case PROGRESS_AFTER_THE_END -> {
                TaskContext kept = KEPT.get();
                if (kept != null) {
                    kept.progress(66, 66);
                }
                context.progress(1, 2);
            }
            case FLAGS -> {}
            case AWAIT_CANCEL -> {
                context.progress(0, 1); // it has begun
                while (!context.isCancelled() || !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(1_000_000);
                }
                Files.writeString(Path.of(text), flags(context));
            }
            case GET_STUCK -> {
                Thread friend = new Thread(Stuck::too, "friend-of-the-task");
                friend.setDaemon(true);
                friend.start();
                Stuck.here();
            }
            case START_PROCESSES -> startProcesses(text);
            case SLEEP -> TimeUnit.MILLISECONDS.sleep(Long.parseLong(text));
        }
        return context.pid() + " " + context.attempt() + " " + flags(context);
    }

    private static String flags(TaskContext context) {
        return "cancelled " + context.isCancelled() + " interrupted "
                + Thread.currentThread().isInterrupted();
    }

    private static void waitFor(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static void startProcesses(String file) throws IOException {
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "echo $$ >\"$0.1\"; sh -c 'echo $$ >\"$0.2\"; sh -c \"echo \\$\\$ >\\\"\\$0.3\\\";"
                                + " sleep 300; :\" \"$0\"; :' \"$0\"; :",
                        file)
                .start();
        Stuck.here();
    }

    /** Hangs, even if it is interrupted. */
    private static final class Stuck {
        private Stuck() {}

        static void here() {
            while (true) {
                LockSupport.park();
                Thread.interrupted();
            }
        }

        static void too() {
            here();
        }
    }
}

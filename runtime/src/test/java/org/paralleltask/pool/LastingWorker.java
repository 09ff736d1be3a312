package org.paralleltask.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.host.os.ProcFiles;
import org.paralleltask.task.TaskDefinition;

/** A worker with an exit hook, for tests of how long a worker lasts. */
public final class LastingWorker extends TestWorker {
    /** The system property of a file that the exit hook waits for, if it is set. */
    private static final String GATE = "lasting.gate";

    /** Every task has a limit, so that a test that fails does not wait for one that waits for the test. */
    private static final TestTask<Task, String> TASK = TestTask.of(
                    "lasting",
                    LastingWorker.class,
                    Task.class,
                    String.class,
                    (task, context) -> run(task.work(), task.text(), context))
            .onExit(LastingWorker.class, LastingWorker::end, Exit.class, Exit::new)
            .defaults(options -> options.timeout(Duration.ofSeconds(40)).jvmArgs(ShortLived.FLAGS));

    public static final TaskDefinition<Task, String> DEFINITION = TASK.definition();

    /** Memory that is never given back: outside the heap, so that its size is exact. */
    private static final Queue<ByteBuffer> LEAKED = new ConcurrentLinkedQueue<>();

    private LastingWorker() {}

    public enum Work {
        /** Answers with the pid, as all do that have nothing else to say. */
        PID,
        /** Answers with index and name. */
        PLACE,
        /** Answers with the number of CPUs that it sees. */
        CPUS,
        /** "MILLIS". */
        NAP,
        /** "FILE": leaves a sign beside it, and waits for it. */
        WAIT,
        /** "MEGABYTES": answers with its resident bytes. */
        LEAK,
        /** "MEGABYTES FILE": leaks, then waits. */
        LEAK_AND_WAIT,
        /** "MEGABYTES FILE": leaves a thread behind that waits, then leaks. */
        LEAK_LATER,
        /** "STATUS". */
        HALT
    }

    public record Task(Work work, String text) {}

    /** What the exit hook returned. */
    record Exit(Long pid) {}

    public static ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    public static ProcessPool<Task, String> open(Workers workers) {
        return TASK.open(workers);
    }

    /** The workers' exit hooks wait for that file. */
    static PoolOptions leavingThrough(Path gate, PoolOptions options) {
        return options.systemProperties(Map.of(GATE, gate.toString()));
    }

    public static Task task(Work work, Object text) {
        return new Task(work, text.toString());
    }

    public static Task task(Work work) {
        return new Task(work, "");
    }

    /** The file by which {@link Work#WAIT} says that it waits. */
    public static Path sign(Path file) {
        return Path.of(file + ".waiting");
    }

    private static String run(Work work, String text, TaskContext context) throws Exception {
        String pid = Long.toString(context.pid());
        String[] words = text.split(" ", 2);
        switch (work) {
            case PID -> {}
            case PLACE -> {
                return context.workerIndex() + " " + context.workerName();
            }
            case CPUS -> {
                return Integer.toString(Runtime.getRuntime().availableProcessors());
            }
            case NAP -> TimeUnit.MILLISECONDS.sleep(Long.parseLong(text));
            case WAIT -> {
                Files.writeString(sign(Path.of(text)), pid);
                awaitFile(Path.of(text));
            }
            case LEAK -> {
                leak(Integer.parseInt(text));
                return Long.toString(ProcFiles.residentBytes(context.pid()).orElse(0));
            }
            case LEAK_AND_WAIT -> {
                leak(Integer.parseInt(words[0]));
                run(Work.WAIT, words[1], context);
            }
            case LEAK_LATER -> {
                Thread thread = new Thread(() -> {
                    awaitFile(Path.of(words[1]));
                    leak(Integer.parseInt(words[0]));
                });
                thread.setDaemon(true);
                thread.start();
            }
            case HALT -> Runtime.getRuntime().halt(Integer.parseInt(text));
        }
        return pid;
    }

    private static Long end(WorkerContext context) throws IOException {
        String gate = System.getProperty(GATE);
        if (gate != null) {
            Files.writeString(Path.of(gate + "." + context.pid()), "");
            awaitFile(Path.of(gate));
        }
        return context.pid();
    }

    private static void leak(int megabytes) {
        for (int i = 0; i < megabytes; i++) {
            LEAKED.add(ByteBuffer.allocateDirect(1 << 20)); // which fills it with zeros
        }
    }

    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            try {
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException("the file was not made: " + file, e);
            }
        }
    }
}

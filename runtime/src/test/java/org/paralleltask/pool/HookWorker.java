package org.paralleltask.pool;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Encoder;
import org.paralleltask.payload.Serialized;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A worker with hooks, which do what the flags of its process say: written by hand as the processor would write it. */
public final class HookWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
                    "hook", HookWorker.class, Task.class, Result.class, Serialized.codec(), HookWorker::run)
            .onStart(Hooks.class, Hooks::start)
            .onExit(
                    Hooks.class,
                    Hooks::exit,
                    Exit.class,
                    Exit::new,
                    Encoder::writeObject,
                    in -> in.readObject(Object.class));

    static {
        TaskRegistry.add(DEFINITION);
    }

    private HookWorker() {}

    /** @param gate a file to wait for; none if empty */
    record Task(String gate) implements Serializable {}

    /**
     * @param tasks how many this process has done, with this one
     * @param starts how often its start hook has run
     */
    record Result(long pid, int index, String name, int tasks, int starts) implements Serializable {}

    /** What the exit hook has returned. */
    record Exit(@Nullable String value) implements Serializable {}

    private static final PoolOptions DEFAULTS =
            PoolOptions.defaults().timeout(Duration.ofSeconds(15)).jvmArgs(ShortLived.FLAGS);

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(DEFINITION, result -> result, DEFAULTS, options);
    }

    static ProcessPool<Task, Result> open(Workers workers) {
        return ProcessPool.open(workers, DEFINITION, result -> result, DEFAULTS, options -> options);
    }

    static Task task() {
        return new Task("");
    }

    /** The flags that say where the hooks leave their marks, and what they do. */
    static List<String> flags(Path log, Hooks.AtStart atStart, Hooks.AtExit atExit) {
        List<String> flags = new ArrayList<>(ShortLived.FLAGS);
        flags.addAll(List.of("-Dhook.log=" + log, "-Dhook.start=" + atStart, "-Dhook.exit=" + atExit));
        return flags;
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, TaskContext context) throws Exception {
        return Hooks.task(task.gate(), context);
    }
}

package org.paralleltask.pool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A worker with hooks, which do what the flags of its process say. */
public final class HookWorker extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.of(
                    "hook",
                    HookWorker.class,
                    Task.class,
                    Result.class,
                    (task, context) -> Hooks.task(task.gate(), context))
            .onStart(Hooks.class, Hooks::start)
            .onExit(Hooks.class, Hooks::exit, Exit.class, Exit::new)
            .defaults(options -> options.timeout(Duration.ofSeconds(40)).jvmArgs(ShortLived.FLAGS));

    private HookWorker() {}

    /** @param gate a file to wait for; none if empty */
    record Task(String gate) {}

    /**
     * @param tasks how many this process has done, with this one
     * @param starts how often its start hook has run
     */
    record Result(long pid, int index, String name, int tasks, int starts) {}

    /** What the exit hook has returned. */
    record Exit(@Nullable String value) {}

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    static ProcessPool<Task, Result> open(Workers workers) {
        return TASK.open(workers);
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
}

package org.paralleltask.pool;

import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** Another method of the class that has {@link HookWorker}'s: the hooks are the same. */
public final class OtherHookWorker extends TestWorker {
    private static final TestTask<HookWorker.Task, HookWorker.Result> TASK = TestTask.of(
                    "otherHook",
                    OtherHookWorker.class,
                    HookWorker.Task.class,
                    HookWorker.Result.class,
                    (task, context) -> Hooks.task(task.gate(), context))
            .onStart(Hooks.class, Hooks::start)
            .onExit(Hooks.class, Hooks::exit, Exit.class, Exit::new);

    private OtherHookWorker() {}

    /** Each pool has a record of its own for what the hook returns. */
    record Exit(String value) {}

    static ProcessPool<HookWorker.Task, HookWorker.Result> open(Workers workers) {
        return TASK.open(workers);
    }
}

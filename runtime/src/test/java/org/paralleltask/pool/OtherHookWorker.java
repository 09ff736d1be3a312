package org.paralleltask.pool;

import java.io.Serializable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Encoder;
import org.paralleltask.payload.Serialized;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** Another method of the class that has {@link HookWorker}'s: the hooks are the same. */
public final class OtherHookWorker {
    static final TaskDefinition<HookWorker.Task, HookWorker.Result> DEFINITION = TaskDefinition.of(
                    "otherHook",
                    OtherHookWorker.class,
                    HookWorker.Task.class,
                    HookWorker.Result.class,
                    Serialized.codec(),
                    OtherHookWorker::run)
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

    private OtherHookWorker() {}

    /** Each pool has a record of its own for what the hook returns. */
    record Exit(String value) implements Serializable {}

    static ProcessPool<HookWorker.Task, HookWorker.Result> open(Workers workers) {
        return ProcessPool.open(workers, DEFINITION, result -> result, PoolOptions.defaults(), options -> options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static HookWorker.Result run(HookWorker.Task task, TaskContext context) throws Exception {
        return Hooks.task(task.gate(), context);
    }
}

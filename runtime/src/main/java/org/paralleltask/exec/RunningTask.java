package org.paralleltask.exec;

import org.jspecify.annotations.Nullable;
import org.paralleltask.ContextCarrier;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.carry.Restorers;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.wire.WorkerLedger;

/**
 * A method's own run, with what of its caller's context has come with it.
 *
 * @param loader where carriers are found
 */
record RunningTask<T, R>(
        TaskFunction<T, R> function,
        T task,
        RunContext context,
        CarriedContext carried,
        Restorers restorers,
        ClassLoader loader,
        int index,
        WorkerLedger ledger)
        implements UserCode.Body<R> {
    @Override
    public R run() throws Throwable {
        context.begin();
        return carried.isNothing() ? runTask() : runInContext();
    }

    private R runInContext() throws Throwable {
        ContextCarrier.@Nullable Restored restored = restorers.restore(carried, loader);
        try {
            return runTask();
        } finally {
            if (restored != null) {
                restored.close();
            }
        }
    }

    private R runTask() throws Throwable {
        try {
            return function.run(task, context);
        } finally {
            ledger.ended(index);
        }
    }
}

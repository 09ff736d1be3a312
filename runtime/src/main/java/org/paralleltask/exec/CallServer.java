package org.paralleltask.exec;

import java.util.List;
import org.paralleltask.base.Log;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.managed.ManagedObject;
import org.paralleltask.managed.RunHolds;
import org.paralleltask.payload.CallMarshaller;
import org.paralleltask.task.TaskDefinition;

/** Makes the calls of one method's managed objects, in the program. Thread-safe. */
public final class CallServer {
    private final String name;
    private final List<ManagedObject<?>> objects;
    private final CallMarshaller marshaller;

    /** @param maxPayload how many bytes the arguments or the result of a call may have */
    public CallServer(TaskDefinition<?, ?> definition, int maxPayload) {
        this.name = definition.name();
        this.objects = definition.managed();
        this.marshaller = new CallMarshaller(definition, maxPayload);
    }

    /** Whether there is an object of this number. */
    public boolean has(int object) {
        return object >= 0 && object < objects.size();
    }

    /** The name of the parameter of an object. */
    public String parameter(int object) {
        return objects.get(object).name();
    }

    /** The answer to a call that cannot be made: an exception that says why. */
    public CallMarshaller.Answer refuse(String why) {
        return marshaller.refusal(why);
    }

    /** Makes a call. The current thread must be the one that makes all calls of these holds. */
    public CallMarshaller.Answer call(RunHolds run, int object, int method, Bytes arguments) {
        ManagedObject<?> called = objects.get(object);
        run.enter(called.name());
        try {
            return marshaller.call(called, method, arguments);
        } finally {
            run.leave();
        }
    }

    /** Warns of locks that only the thread which locked them could unlock; the run holds them no more. */
    void leaveLocks(RunHolds run, Thread caller) {
        List<String> left = run.leaveLocks();
        if (!left.isEmpty()) {
            Log.warn(name + ": task " + run.task() + " has ended in worker " + run.worker() + ", and its thread "
                    + caller.getName() + " still holds " + String.join(", ", left)
                    + ", which stays locked: where tasks run in the program's own process, only the thread that has locked"
                    + " can unlock. Unlock in a finally block");
        }
    }

    /**
     * A run has ended: releases what it held. Called on the thread that has made its calls.
     *
     * @param isLost whether the worker is gone, so that the task could not unlock anything itself
     */
    public void end(RunHolds run, boolean isLost) {
        if (!isLost && !run.lockNames().isEmpty()) {
            Log.warn(
                    name + ": task " + run.task() + " has ended in worker " + run.worker() + " and still held "
                            + String.join(", ", run.lockNames())
                            + ", which is unlocked now, so that the worker's next task does not hold it. Unlock in a finally block");
        }
        run.end(
                isLost,
                failure -> Log.warn(
                        name + ": what task " + run.task()
                                + " held cannot be given back, or an action at its end failed",
                        failure));
    }
}

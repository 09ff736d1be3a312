package org.paralleltask.exec;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerContext;
import org.paralleltask.managed.Caller;
import org.paralleltask.payload.CallMarshaller;
import org.paralleltask.task.TaskDefinition;

/** Makes the callers of one method's managed objects, when the method's stand-ins are decoded. */
final class Callers implements IntFunction<Caller> {
    private final TaskDefinition<?, ?> definition;
    private final int maxPayload;
    private final int function;
    private final @Nullable CallRoute toProgram;
    private final WorkerContext worker;
    private @Nullable CallRoute route;
    private @Nullable CallMarshaller marshaller;

    /**
     * @param function the method's number in this worker
     * @param toProgram how calls get to the program; null if the worker is a thread of the program
     */
    Callers(
            TaskDefinition<?, ?> definition,
            int maxPayload,
            int function,
            @Nullable CallRoute toProgram,
            WorkerContext worker) {
        this.definition = definition;
        this.maxPayload = maxPayload;
        this.function = function;
        this.toProgram = toProgram;
        this.worker = worker;
    }

    @Override
    public Caller apply(int object) {
        CallMarshaller marshals = marshaller == null ? new CallMarshaller(definition, maxPayload) : marshaller;
        marshaller = marshals;
        CallRoute way = route;
        if (way == null) {
            way = toProgram == null ? new LocalCalls(new CallServer(definition, maxPayload), worker) : toProgram;
            route = way;
        }
        return new RemoteCaller(way, marshals, function, object);
    }

    /** Where the calls go; null if the method has no managed object. */
    @Nullable
    CallRoute route() {
        return route;
    }
}

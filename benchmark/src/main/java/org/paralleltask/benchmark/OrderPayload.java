package org.paralleltask.benchmark;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.TaskDefinition;

/** An {@link Order} as a pool sends it to a worker: encoded by the caller, decoded by the worker. */
@State(Scope.Benchmark)
public class OrderPayload {
    private final TaskMarshaller<OrderCodec.Task, OrderCodec.Result> payload = TaskMarshaller.of(TaskDefinition.of(
            "order",
            OrderPayload.class,
            OrderCodec.Task.class,
            OrderCodec.Result.class,
            new OrderCodec(),
            (task, context) -> new OrderCodec.Result(task.order())));

    Bytes encode(Order order) {
        return payload.encodeTask(new OrderCodec.Task(order));
    }

    Order copy(Order order) {
        return payload.decodeTask(encode(order)).order();
    }
}

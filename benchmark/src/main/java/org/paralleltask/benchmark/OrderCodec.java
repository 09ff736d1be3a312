package org.paralleltask.benchmark;

import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/** The codec of {@code static Order echo(Order order)}, as it is generated. */
@SuppressWarnings("NullAway") // any reference may be null
final class OrderCodec implements TaskCodec<OrderCodec.Task, OrderCodec.Result> {
    record Task(Order order) {}

    record Result(Order value) {}

    @Override
    public long fingerprint() {
        return 1;
    }

    @Override
    public void writeTask(Encoder out, Task task) {
        writeOrder(out.at("order"), task.order());
    }

    @Override
    public Task readTask(Decoder in) {
        return new Task(readOrder(in));
    }

    @Override
    public void writeResult(Encoder out, Result result) {
        writeOrder(out.at("result"), result.value());
    }

    @Override
    public Result readResult(Decoder in) {
        return new Result(readOrder(in));
    }

    private static void writeOrder(Encoder out, @Nullable Order order) {
        if (out.begin(order)) {
            out.at("id").writeLong(order.id());
            out.at("name").writeString(order.name());
            out.at("price").writeDouble(order.price());
            out.at("quantity").writeInt(order.quantity());
            out.at("paid").writeBoolean(order.paid());
            out.end();
        }
    }

    private static @Nullable Order readOrder(Decoder in) {
        return in.begin()
                ? in.end(new Order(in.readLong(), in.readString(), in.readDouble(), in.readInt(), in.readBoolean()))
                : null;
    }
}

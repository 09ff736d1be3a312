package org.paralleltask.payload;

import java.util.stream.Stream;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.task.TaskDefinition;

/** Any objects as payloads, by Java serialization. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SerializedPayload(Class<?> worker, String... allowed) {
    static SerializedPayload of(Class<?> worker, Class<?>... allowed) {
        return new SerializedPayload(
                worker, Stream.of(allowed).map(Class::getName).toArray(String[]::new));
    }

    private <X> TaskMarshaller<X, X> payload(Class<X> type) {
        return TaskMarshaller.of(
                TaskDefinition.<X, X>of("test", worker, type, type, Serialized.codec(), (task, context) -> task)
                        .allow(allowed));
    }

    byte[] encode(Object value) {
        return payload(Object.class).encodeTask(value).toArray();
    }

    public <X> X decode(byte[] bytes, Class<X> type) {
        return payload(type).decodeTask(Bytes.of(bytes));
    }

    byte[] encodeThrown(Throwable thrown) {
        return payload(Object.class).encodeThrown(thrown);
    }

    public Throwable decodeThrown(byte[] bytes) {
        return payload(Object.class).decodeThrown(bytes);
    }
}

package org.paralleltask.task;

import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** What runs a method's tasks in a worker. */
public sealed interface TaskBody<T, R> {
    /** Needs nothing but the task. */
    record Plain<T, R>(TaskFunction<T, R> function) implements TaskBody<T, R> {}

    /**
     * Needs data that all tasks share.
     *
     * @param type the record of the data
     * @param writer writes that record
     * @param reader reads what {@code writer} wrote
     */
    record Sharing<T, S, R>(
            Class<S> type, Encoder.Part<S> writer, Decoder.Part<S> reader, SharedFunction<T, S, R> function)
            implements TaskBody<T, R> {}
}

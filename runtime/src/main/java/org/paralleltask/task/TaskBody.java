package org.paralleltask.task;

import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * Runs a method's tasks in a worker.
 *
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
public sealed interface TaskBody<T, R> {
    /** For a method without {@code @Shared} parameters. */
    record Plain<T, R>(TaskFunction<T, R> function) implements TaskBody<T, R> {}

    /**
     * For a method with {@code @Shared} parameters.
     *
     * @param type the record of the shared data
     * @param writer writes that record
     * @param reader reads what {@code writer} wrote
     * @param function runs a task with the shared data
     */
    record Sharing<T, S, R>(
            Class<S> type, Encoder.Part<S> writer, Decoder.Part<S> reader, SharedFunction<T, S, R> function)
            implements TaskBody<T, R> {}
}

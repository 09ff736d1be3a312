package org.paralleltask.task;

import java.util.Optional;
import java.util.function.Function;
import org.paralleltask.WorkerContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * A static method of the user's that a worker runs after its last task.
 *
 * @param owner the class that declares the method. A worker runs it once, even if it has run tasks of several methods
 *     of that class.
 * @param body calls the method
 * @param carrier how the method's result is sent; empty if it returns nothing
 * @param <V> the type of the result, which may be null
 */
public record ExitHook<V>(Class<?> owner, Body<V> body, Optional<Carrier<V, ?>> carrier) {
    /** Calls the method. */
    @FunctionalInterface
    public interface Body<V> {
        /**
         * Calls the method.
         *
         * @return what the method returned; may be null
         * @throws Throwable what the method throws
         */
        V run(WorkerContext context) throws Throwable;
    }

    /**
     * The record in which the result is sent. Each pool has its own.
     *
     * @param constructor makes the record of a result
     * @param writer writes the record
     * @param reader reads what {@code writer} wrote
     */
    public record Carrier<V, X>(
            Class<X> type, Function<? super V, X> constructor, Encoder.Part<X> writer, Decoder.Part<X> reader) {}

    @SuppressWarnings("NullAway") // there is no other value of type Void
    static ExitHook<Void> returningNothing(Class<?> owner, StartHook.Body body) {
        return new ExitHook<>(
                owner,
                context -> {
                    body.run(context);
                    return null;
                },
                Optional.empty());
    }
}

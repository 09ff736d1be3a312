package org.paralleltask.task;

import java.util.Optional;
import java.util.function.Function;
import org.paralleltask.WorkerContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * What a worker process runs after its last task: a static method of the user's.
 *
 * @param owner the class that declares it. A process runs it once, however many tasks of that class it hosts.
 * @param body what calls it
 * @param carrier how what it returned travels; empty if it returns nothing
 * @param <V> what it returns, which may be null
 */
public record ExitHook<V>(Class<?> owner, Body<V> body, Optional<Carrier<V, ?>> carrier) {
    /** Calls the method. */
    @FunctionalInterface
    public interface Body<V> {
        /** Throws whatever the method throws. */
        V run(WorkerContext context) throws Throwable;
    }

    /** The record in which the value travels: each pool has its own. */
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

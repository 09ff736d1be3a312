package org.paralleltask.payload;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.task.TaskDefinition;

/**
 * How a method's tasks are encoded, and its values decoded.
 *
 * @param value takes the value out of the result record
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 * @param <V> what the caller gets
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
public record Binding<T, R, V>(
        TaskDefinition<T, R> definition, TaskMarshaller<T, R> payload, Function<? super R, ? extends V> value) {
    /**
     * What a value's bytes hold: the value, or the reason why there is none.
     *
     * @param value the value, which may be null
     * @param unreadable why they hold none; null if they hold one
     */
    public record Decoded<V>(@Nullable V value, @Nullable RuntimeException unreadable) {
        /** Whether the bytes hold no value at all. False if user code that builds the value has failed. */
        public boolean isRubbish() {
            Throwable why = unreadable == null ? null : unreadable.getCause();
            return why instanceof ClassCastException
                    || (why instanceof CodecException
                            && (why.getCause() == null || why.getCause() instanceof IOException));
        }
    }

    /**
     * The value in these bytes.
     *
     * @throws BrokenOffException if they were still arriving, and the worker has gone
     */
    public Decoded<V> decoded(Bytes bytes) {
        try {
            return new Decoded<>(value.apply(payload.decodeResult(bytes)), null);
        } catch (BrokenOffException workerIsGone) {
            throw workerIsGone;
        } catch (RuntimeException unreadable) {
            return new Decoded<>(null, unreadable);
        }
    }

    /** A decoder of many values, for one thread. */
    public Values<V> values() {
        ValueReader<R> reader = payload.resultReader();
        return (bytes, from, to) -> value.apply(reader.read(bytes, from, to));
    }

    /** Decodes values. */
    @FunctionalInterface
    public interface Values<V> {
        /** The value in the bytes from {@code from} to before {@code to}. */
        V read(byte[] bytes, int from, int to);
    }
}

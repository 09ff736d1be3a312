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
 * @param value takes the value out of its record
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 * @param <V> what the caller gets
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
public record Binding<T, R, V>(
        TaskDefinition<T, R> definition, TaskMarshaller<T, R> payload, Function<? super R, ? extends V> value) {
    /**
     * What a value's bytes have held.
     *
     * @param value null also if it is that
     * @param unreadable why they have held none; null if they have
     */
    public record Decoded<V>(@Nullable V value, @Nullable RuntimeException unreadable) {
        /** Whether the bytes hold no value, rather than the user's code has failed that makes one of them. */
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
     * @throws BrokenOffException if they were arriving, and the worker is gone
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

    /** Decodes many, for one thread. */
    public Values<V> values() {
        ValueReader<R> reader = payload.resultReader();
        return (bytes, from, to) -> value.apply(reader.read(bytes, from, to));
    }

    /** Decodes values. */
    @FunctionalInterface
    public interface Values<V> {
        /** The one in these of the bytes. */
        V read(byte[] bytes, int from, int to);
    }
}

package org.paralleltask.pool.call;

import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tasks of a call's inputs, one by one. If a null stands where a value is needed, the exception names the
 * input's number: without that, a {@link NullPointerException} among a million inputs does not help.
 */
public final class InputTasks<I, T> implements Iterator<T>, AutoCloseable {
    private final String pool;
    private final Iterator<? extends I> inputs;
    private final Function<? super I, ? extends T> toTask;
    private final long total;
    private final Runnable closing;
    private long count;

    /** @param pool its name, for messages */
    private InputTasks(
            String pool,
            Iterator<? extends I> inputs,
            long total,
            Runnable closing,
            Function<? super I, ? extends T> toTask) {
        this.pool = pool;
        this.inputs = inputs;
        this.total = total;
        this.closing = closing;
        this.toTask = toTask;
    }

    public static <I, T> InputTasks<I, T> of(
            String pool, Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        long total = inputs instanceof Collection<?> collection ? collection.size() : -1;
        return new InputTasks<>(pool, inputs.iterator(), total, () -> {}, toTask);
    }

    public static <I, T> InputTasks<I, T> of(
            String pool, Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        Spliterator<? extends I> all = inputs.spliterator();
        return new InputTasks<>(pool, Spliterators.iterator(all), all.getExactSizeIfKnown(), inputs::close, toTask);
    }

    /** Closes the stream of the inputs, if they are a stream. */
    @Override
    public void close() {
        closing.run();
    }

    /** How many inputs there are; -1 if that is not known. */
    public long total() {
        return total;
    }

    @Override
    public boolean hasNext() {
        return inputs.hasNext();
    }

    /** @throws NullPointerException if the next input is null, and no task can be made from null */
    @Override
    public T next() {
        I input = inputs.next();
        count++;
        T task = input == null ? ofNull() : toTask.apply(input);
        if (task == null) {
            throw new NullPointerException(
                    pool + ": input " + (count - 1) + " (the first one is 0) is null, where a value is needed");
        }
        return task;
    }

    /** The task of a null input; null if there is none, because the parameter is primitive. */
    @SuppressWarnings("NullAway") // an I may be null
    private @Nullable T ofNull() {
        try {
            return toTask.apply(null);
        } catch (NullPointerException unboxed) {
            return null;
        }
    }
}

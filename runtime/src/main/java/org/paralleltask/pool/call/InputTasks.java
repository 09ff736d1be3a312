package org.paralleltask.pool.call;

import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a call's inputs, made one by one. A null where a value is needed is told by its number: a plain
 * {@link NullPointerException} among a million inputs does not help.
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

    /** Closes the stream of the inputs, if that is what they are. */
    @Override
    public void close() {
        closing.run();
    }

    /** How many there are; -1 if that is not known. */
    public long total() {
        return total;
    }

    @Override
    public boolean hasNext() {
        return inputs.hasNext();
    }

    /** @throws NullPointerException if the next input is null, and no task can be made of that */
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

    /** Null travels wherever a reference type stands, but a primitive parameter has none. */
    @SuppressWarnings("NullAway") // an I may be null
    private @Nullable T ofNull() {
        try {
            return toTask.apply(null);
        } catch (NullPointerException unboxed) {
            return null;
        }
    }
}

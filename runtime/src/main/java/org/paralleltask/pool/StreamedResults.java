package org.paralleltask.pool;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.paralleltask.PoolOptions;
import org.paralleltask.managed.ElementSink;
import org.paralleltask.pool.call.ElementReader;

/**
 * The streams that the tasks of one pool return. Each element is delivered as it is made; a task whose elements are not read
 * waits. Used by generated facades. Thread-safe.
 *
 * @param <E> the elements, which may be null
 */
public final class StreamedResults<E> implements ElementSink<E> {
    /** The readers of the streams that have not ended, by number. */
    private final Map<Long, ElementReader<E>> readers = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    /** For a new pool. */
    public StreamedResults() {}

    /**
     * Checks the options of a pool whose tasks return streams.
     *
     * @param options the options
     * @return the same options
     * @throws IllegalArgumentException if they allow retries
     */
    public static PoolOptions withoutRetries(PoolOptions options) {
        if (options.retries() > 0) {
            throw new IllegalArgumentException("retries must be 0 for a method that returns a Stream, not "
                    + options.retries() + ": elements that were delivered cannot be taken back");
        }
        return options;
    }

    /**
     * {@return the stream that a task makes} It throws what the task throws, after the elements that came before; a
     * checked exception as the cause of a {@link org.paralleltask.RemoteTaskException}. Closing the stream ends the
     * task at its next element; so does dropping the stream, once it is collected.
     *
     * @param submit submits the task; its argument is the stream's number
     */
    public Stream<E> read(LongFunction<? extends CompletableFuture<?>> submit) {
        long number = numbers.incrementAndGet();
        ElementReader<E> reader = new ElementReader<>();
        readers.put(number, reader);
        boolean isSubmitted = false;
        try {
            CompletableFuture<?> task = submit.apply(number);
            reader.onClose(() -> task.cancel(false)); // withdraws it if it has not started
            task.whenComplete((value, failure) -> {
                readers.remove(number);
                reader.end(failure);
            });
            isSubmitted = true;
        } finally {
            if (!isSubmitted) {
                readers.remove(number);
            }
        }
        return reader.stream();
    }

    /** Called before the pool is closed, which must not wait for readers: each task that has more elements ends. */
    public void cutOff() {
        readers.values().forEach(ElementReader::cutOff);
    }

    @Override
    public boolean put(long stream, List<E> elements) throws InterruptedException {
        ElementReader<E> reader = readers.get(stream);
        return reader != null && reader.put(elements);
    }
}

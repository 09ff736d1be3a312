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
 * The streams that the tasks of one pool return: each element is delivered as it is made, and a task whose elements nobody
 * takes waits. What generated facades use. Thread-safe.
 *
 * @param <E> the elements, which may be null
 */
public final class StreamedResults<E> implements ElementSink<E> {
    /** Those that are read, by number. */
    private final Map<Long, ElementReader<E>> readers = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    /** Those of a pool that has had no task yet. */
    public StreamedResults() {}

    /**
     * The options of a pool whose tasks return streams.
     *
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
     * The stream that a task makes. It throws what the task throws, after the elements that came before that; a checked
     * exception as the cause of a {@link org.paralleltask.RemoteTaskException}. Closing it ends the task at its next element;
     * so does dropping it.
     *
     * @param submit submits the task, which is told the stream's number
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

    /** The pool is about to be closed, and must not wait for whoever reads: what has more elements ends. */
    public void cutOff() {
        readers.values().forEach(ElementReader::cutOff);
    }

    @Override
    public boolean put(long stream, List<E> elements) throws InterruptedException {
        ElementReader<E> reader = readers.get(stream);
        return reader != null && reader.put(elements);
    }
}

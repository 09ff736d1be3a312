package org.paralleltask.managed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.paralleltask.PayloadException;

/**
 * Sends the elements of a stream that a task has returned, as they are made.
 *
 * @param <E> the elements
 */
public final class ElementSender<E> {
    /** So many together at most. */
    private static final int MOST = 64;

    /** An element waits no longer than this for others, unless the next one is not there yet. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ElementSink<E> sink;
    private final long number;

    /** What is to be sent next. */
    private List<E> batch = new ArrayList<>();

    /** How many go together. */
    private int most = 1;

    private long sentNanos = System.nanoTime();

    private ElementSender(ElementSink<E> sink, long number) {
        this.sink = sink;
        this.number = number;
    }

    /**
     * Sends all elements, as long as anybody reads them, and closes the stream. Small elements that come fast go together:
     * the more, the faster they are taken. If the stream throws, or an element cannot be sent, those before it are sent first.
     *
     * @param made what the method has returned
     * @param number the stream's in the program
     * @throws InterruptedException if the task is interrupted while the reader has enough
     * @throws PayloadException if an element cannot be sent
     */
    public static <E> void send(Stream<? extends E> made, ElementSink<E> sink, long number)
            throws InterruptedException {
        Objects.requireNonNull(made, "The method has returned null instead of a Stream");
        try (made) {
            new ElementSender<>(sink, number).send(made.iterator());
        }
    }

    private void send(Iterator<? extends E> elements) throws InterruptedException {
        boolean isRead = true;
        while (isRead && makesAnother(elements)) {
            isRead = !isDue() || sendBatch();
        }
        if (isRead && !batch.isEmpty()) {
            sendBatch();
        }
    }

    /** Adds the next element to the batch; false if there is none. */
    private boolean makesAnother(Iterator<? extends E> elements) throws InterruptedException {
        try {
            return elements.hasNext() && batch.add(elements.next());
        } catch (Throwable thrown) {
            if (!batch.isEmpty()) {
                sendBatch();
            }
            throw thrown;
        }
    }

    private boolean isDue() {
        return batch.size() >= most || System.nanoTime() - sentNanos > PATIENCE_NANOS;
    }

    /** False if nobody reads any more. */
    private boolean sendBatch() throws InterruptedException {
        List<E> whole = batch;
        batch = new ArrayList<>(most);
        long start = System.nanoTime();
        boolean isRead = send(whole);
        sentNanos = System.nanoTime();
        most = sentNanos - start < PATIENCE_NANOS ? Math.min(MOST, 2 * most) : Math.max(1, most / 2);
        return isRead;
    }

    /** One that cannot be sent has kept those before it from being sent: they go one by one. */
    private boolean send(List<E> whole) throws InterruptedException {
        try {
            return sink.put(number, whole);
        } catch (PayloadException e) {
            if (whole.size() == 1) {
                throw e;
            }
        }
        for (E element : whole) {
            List<E> one = new ArrayList<>(1);
            one.add(element); // which may be null
            if (!sink.put(number, one)) {
                return false;
            }
        }
        return true;
    }
}

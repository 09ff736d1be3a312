package org.paralleltask.managed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.paralleltask.PayloadException;

/**
 * Sends the elements of a stream that a task has returned, while the stream makes them. Used by the task's thread.
 *
 * @param <E> the type of the elements
 */
public final class ElementSender<E> {
    /** How many elements are sent together at most. */
    private static final int MOST = 64;

    /** An element waits no longer than this for others, unless the stream takes longer to make the next one. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ElementSink<E> sink;
    private final long number;

    /** The elements that are to be sent next. */
    private List<E> pending = new ArrayList<>();

    /** How many elements are sent together now. */
    private int most = 1;

    private long sentNanos = System.nanoTime();

    private ElementSender(ElementSink<E> sink, long number) {
        this.sink = sink;
        this.number = number;
    }

    /**
     * Sends all elements, as long as the program reads them, and closes the stream. Elements that come fast are sent
     * together: the faster the program takes them, the more. If the stream throws, or if an element cannot be sent, the
     * elements before it are sent first.
     *
     * @param made the stream that the method has returned
     * @param number the stream's number in the program
     * @throws InterruptedException if the task is interrupted while it waits because the reader has enough elements
     * @throws PayloadException if an element cannot be sent
     * @throws NullPointerException if the method has returned null
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
        if (isRead && !pending.isEmpty()) {
            sendBatch();
        }
    }

    /** Adds the next element to those that are to be sent; false if there is none. */
    private boolean makesAnother(Iterator<? extends E> elements) throws InterruptedException {
        try {
            return elements.hasNext() && pending.add(elements.next());
        } catch (Throwable thrown) {
            if (!pending.isEmpty()) {
                sendBatch();
            }
            throw thrown;
        }
    }

    private boolean isDue() {
        return pending.size() >= most || System.nanoTime() - sentNanos > PATIENCE_NANOS;
    }

    /** Sends what is to be sent. False if the program does not read the stream any more. */
    private boolean sendBatch() throws InterruptedException {
        List<E> whole = pending;
        pending = new ArrayList<>(most);
        long start = System.nanoTime();
        boolean isRead = send(whole);
        sentNanos = System.nanoTime();
        most = sentNanos - start < PATIENCE_NANOS ? Math.min(MOST, 2 * most) : Math.max(1, most / 2);
        return isRead;
    }

    /** If one element cannot be sent, none of them has been sent: then they are sent one by one, up to that one. */
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

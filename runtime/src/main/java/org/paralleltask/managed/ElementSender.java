package org.paralleltask.managed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sends the elements of a stream that a task has returned, as they are made. */
public final class ElementSender {
    /** So many together at most. */
    private static final int MOST = 64;

    /** An element waits no longer than this for others, unless the next one is not there yet. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private ElementSender() {}

    /**
     * Sends all elements, as long as anybody reads them, and closes the stream. Small elements that come fast go together:
     * the more, the faster they are taken.
     *
     * @param made what the method has returned
     * @param number the stream's in the program
     * @throws InterruptedException if the task is interrupted while the reader has enough
     */
    public static <E> void send(Stream<? extends E> made, ElementSink<E> sink, long number)
            throws InterruptedException {
        Objects.requireNonNull(made, "The method has returned null instead of a Stream");
        try (made) {
            Iterator<? extends E> elements = made.iterator();
            List<E> batch = new ArrayList<>();
            int most = 1;
            long sent = System.nanoTime();
            while (elements.hasNext()) {
                batch.add(elements.next());
                long now = System.nanoTime();
                if (batch.size() >= most || now - sent > PATIENCE_NANOS) {
                    if (!sink.put(number, batch)) {
                        return;
                    }
                    sent = System.nanoTime();
                    most = sent - now < PATIENCE_NANOS ? Math.min(MOST, 2 * most) : Math.max(1, most / 2);
                    batch = new ArrayList<>(most);
                }
            }
            if (!batch.isEmpty()) {
                sink.put(number, batch);
            }
        }
    }
}

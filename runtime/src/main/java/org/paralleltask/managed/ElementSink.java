package org.paralleltask.managed;

import java.util.List;

/**
 * Takes the elements of the streams that tasks return: an object of the program, which tasks call like a managed object
 * although it is no parameter. Thread-safe.
 *
 * @param <E> the type of the elements, which may be null
 */
@FunctionalInterface
public interface ElementSink<E> {
    /**
     * Hands elements over to the reader of a stream. Waits while the reader has enough elements.
     *
     * @param stream the stream's number
     * @param elements in the order of the stream
     * @return false if the stream is not read any more
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    boolean put(long stream, List<E> elements) throws InterruptedException;
}

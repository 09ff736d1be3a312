package org.paralleltask.managed;

import java.util.List;

/**
 * Where the tasks of a method that returns a stream put its elements: an object of the program, managed without being a
 * parameter. Thread-safe.
 *
 * @param <E> the elements, which may be null
 */
@FunctionalInterface
public interface ElementSink<E> {
    /**
     * Hands elements over to whoever reads a stream, waiting while that has enough of them.
     *
     * @param stream the stream's number
     * @return false if nobody reads it any more
     */
    boolean put(long stream, List<E> elements) throws InterruptedException;
}

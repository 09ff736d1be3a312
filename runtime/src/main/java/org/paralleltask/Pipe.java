package org.paralleltask;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue that can be closed. Some tasks put elements in, others take them out, and each element goes to one
 * reader. The pipe stays in the program; tasks get its {@link Sink} or its {@link Source} as a {@link Managed}
 * parameter.
 *
 * <pre>{@code
 * @ParallelTask
 * static void fetch(URI uri, @Managed Pipe.Sink<Page> pages) throws Exception {
 *     pages.put(load(uri));
 * }
 *
 * @ParallelTask
 * static int index(Path shard, @Managed Pipe.Source<Page> pages) {
 *     int count = 0;
 *     while (pages.hasNext()) {
 *         add(shard, pages.next());
 *         count++;
 *     }
 *     return count;
 * }
 *
 * Pipe<Page> pages = Pipe.bounded(100);
 * try (IndexPool index = IndexPool.open(pages.source());
 *         pages;
 *         FetchPool fetch = FetchPool.open(pages.sink())) {
 *     shards.forEach(index::submit);
 *     fetch.map(uris);
 * }
 * }</pre>
 *
 * <p>The order of the resources matters, because they are closed from the last to the first. First the writers end,
 * then the pipe is closed, and then the readers come to their end. The same happens if {@code map} throws.
 *
 * <p><b>Order.</b> Elements are taken in the order in which they were put. One pipe may have several readers and
 * writers, also of several pools and threads of the program.
 *
 * <p><b>Threads.</b> The pipe, its sinks and its sources are thread-safe. What a thread of the program did before it
 * put an element is visible to the thread of the program that takes it. An element that comes from a worker or goes to
 * one is a copy.
 *
 * <p><b>Loss.</b> If a worker dies, the element that its task has taken is lost. If no element may be lost, pass the
 * elements as tasks: tasks can be retried.
 *
 * @param <E> the type of the elements, which are never null
 */
public final class Pipe<E> implements AutoCloseable {
    /**
     * The end at which elements are put in.
     *
     * @param <E> the type of the elements, which are never null
     */
    @FunctionalInterface
    public interface Sink<E> {
        /**
         * Puts an element in. Waits while the pipe is full.
         *
         * @param element is not null
         * @throws InterruptedException if the thread is interrupted while it waits; the element is not in the pipe
         * @throws IllegalStateException if the pipe is closed, or is closed while this waits; the element is not in the
         *     pipe
         * @throws NullPointerException if the element is null
         */
        void put(E element) throws InterruptedException;
    }

    /**
     * The end at which elements are taken out. Threads may share a source: an element that {@link #hasNext} has found
     * for a thread is kept for that thread. A source is an iterator, so that a pipe's elements can be the inputs of a
     * pool: {@code pool.outcomes(pipe::source)}.
     *
     * @param <E> the type of the elements, which are never null
     */
    public interface Source<E> extends Iterator<E> {
        /**
         * Takes the next element. Waits until there is one.
         *
         * @return the element; empty if the pipe is closed and has no more
         * @throws InterruptedException if the thread is interrupted while it waits; no element is lost
         */
        Optional<E> take() throws InterruptedException;

        /**
         * Waits until there is an element for this thread. False if the pipe is closed and has no more. The element is
         * taken out of the pipe, and kept for this thread's {@link #next} or {@link #take}. If the thread never calls
         * one of these, the element is lost.
         *
         * @throws CancellationException if the thread is interrupted while it waits; its interrupt flag stays set
         */
        @Override
        boolean hasNext();

        /**
         * Takes the next element. Waits as {@link #hasNext} does.
         *
         * @throws NoSuchElementException if the pipe is closed and has no more
         * @throws CancellationException if the thread is interrupted while it waits; its interrupt flag stays set
         */
        @Override
        E next();
    }

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasElement = lock.newCondition(); // or the pipe is closed
    private final Condition hasRoom = lock.newCondition(); // or the pipe is closed
    private final ArrayDeque<E> elements = new ArrayDeque<>(); // guarded by lock
    private boolean isClosed; // guarded by lock

    /** A source that keeps for each thread the element that {@link #hasNext} has taken for it. */
    private static final class LookAhead<E> implements Source<E> {
        private final Pipe<E> pipe;

        /** The element that is kept for this thread; null if none is. */
        @SuppressWarnings("ThreadLocalUsage") // each source keeps its own elements
        private final ThreadLocal<@Nullable E> ahead = new ThreadLocal<>();

        LookAhead(Pipe<E> pipe) {
            this.pipe = pipe;
        }

        @Override
        public Optional<E> take() throws InterruptedException {
            E first = ahead.get();
            if (first == null) {
                return Optional.ofNullable(pipe.take());
            }
            ahead.set(null);
            return Optional.of(first);
        }

        @Override
        public boolean hasNext() {
            if (ahead.get() != null) {
                return true;
            }
            try {
                E first = pipe.take();
                ahead.set(first);
                return first != null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The thread was interrupted while it waited for an element of a pipe");
            }
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The pipe is closed and has no more elements");
            }
            E first = Objects.requireNonNull(ahead.get());
            ahead.set(null);
            return first;
        }

        @Override
        public String toString() {
            return "source of " + pipe;
        }
    }

    private Pipe(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Makes an empty pipe.
     *
     * @param <E> the type of the elements
     * @param capacity how many elements it holds before {@link Sink#put} waits, at least 1
     * @return the pipe, open
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public static <E> Pipe<E> bounded(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A pipe must have room for at least 1 element, not " + capacity);
        }
        return new Pipe<>(capacity);
    }

    /** {@return the end at which elements are put in} All sinks of one pipe are equivalent. */
    public Sink<E> sink() {
        return this::put;
    }

    /** {@return a new end at which elements are taken out} The sources of one pipe share its elements. */
    public Source<E> source() {
        return new LookAhead<>(this);
    }

    private void put(E element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        lock.lockInterruptibly();
        try {
            while (elements.size() == capacity && !isClosed) {
                hasRoom.await();
            }
            if (isClosed) {
                throw new IllegalStateException(
                        "The pipe is closed: no element can be put into it any more. Close a pipe"
                                + " when all that put elements into it have ended");
            }
            elements.addLast(element);
            hasElement.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Null at the end. */
    private @Nullable E take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty() && !isClosed) {
                hasElement.await();
            }
            E first = elements.pollFirst();
            if (first != null) {
                hasRoom.signal();
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets no more elements in. The elements in the pipe can still be taken; after them, each source is at its end. A
     * {@link Sink#put} that waits for room throws. A reader that waits returns. This does not wait. To close again does
     * nothing.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            hasElement.signalAll();
            hasRoom.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Such as {@code Pipe[3 of 100 elements, open]}, or {@code closed}. A pipe that is always full has slow readers.
     */
    @Override
    public String toString() {
        lock.lock();
        try {
            return "Pipe[" + elements.size() + " of " + capacity + " elements, " + (isClosed ? "closed" : "open") + "]";
        } finally {
            lock.unlock();
        }
    }
}

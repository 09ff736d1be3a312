package org.paralleltask;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;

/**
 * A blocking queue that knows when all its elements have been processed. A thread that has taken an element calls
 * {@link #taskDone} when it has processed the element. {@link #join} waits until that has been done for each. It is
 * Python's {@code JoinableQueue}.
 *
 * <pre>{@code
 * @ParallelTask
 * static void shrink(@Managed JoinableQueue<Path> images) throws Exception {
 *     while (true) {
 *         Path image = images.take();
 *         try {
 *             resize(image);
 *         } finally {
 *             images.taskDone();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>An element that is put, added or offered counts as unfinished if the queue accepts it. If it is taken, with
 * {@code take}, {@code poll}, {@code remove()} or {@code drainTo}, it stays unfinished until {@code taskDone}. If it is
 * removed otherwise, with {@code remove(Object)}, {@code removeAll}, {@code retainAll}, {@code removeIf} or
 * {@code clear}, it no longer counts, because no thread has it to process.
 *
 * <p>If a worker dies after a task has taken an element and before it has called {@code taskDone}, the element stays
 * unfinished, and {@code join} waits for ever. Where workers may die, pass the elements as tasks: a pool knows which of
 * these have ended.
 *
 * @param <E> the type of the elements, which are never null
 */
public interface JoinableQueue<E> extends BlockingQueue<E> {
    /**
     * Makes an empty queue, first in, first out. It is thread-safe. Its iterator is of a copy of the elements, and
     * cannot remove any.
     *
     * @param <E> the type of the elements
     * @param capacity how many elements it holds before {@code put} waits, at least 1
     * @return the queue
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    static <E> JoinableQueue<E> bounded(int capacity) {
        return new CountedQueue<>(capacity);
    }

    /**
     * Says that an element that was taken has been processed. What a thread did before this call is visible to a thread
     * of the same process after {@link #join}.
     *
     * @throws IllegalStateException if it was already called for each element that was taken
     */
    void taskDone();

    /**
     * Waits until every element that was put has been taken and is {@linkplain #taskDone done}. Returns at once if none
     * is unfinished. It also waits for elements that are put meanwhile.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void join() throws InterruptedException;

    /** Removes one element that is equal. It no longer counts as unfinished. */
    @Override
    boolean remove(Object element);

    /** Removes all elements that are in the other collection. They no longer count as unfinished. */
    @Override
    boolean removeAll(Collection<?> others);

    /** Removes all elements that are not in the other collection. They no longer count as unfinished. */
    @Override
    boolean retainAll(Collection<?> others);

    /** Removes all elements for which the condition holds. They no longer count as unfinished. */
    @Override
    boolean removeIf(Predicate<? super E> condition);

    /** Removes all elements that are in the queue. They no longer count as unfinished. */
    @Override
    void clear();
}

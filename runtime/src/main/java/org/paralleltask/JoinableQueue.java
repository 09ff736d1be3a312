package org.paralleltask;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;

/**
 * A blocking queue that knows when all of its elements have been worked off: who has taken an element says
 * {@link #taskDone} when done with it, and {@link #join} waits until that has been said of each. Python's
 * {@code JoinableQueue}.
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
 * <p>What is put, added or offered counts as unfinished, if the queue has accepted it. What is taken with {@code take},
 * {@code poll}, {@code remove()} or {@code drainTo} stays unfinished until {@code taskDone}. What is thrown away, with
 * {@code remove(Object)}, {@code removeAll}, {@code retainAll}, {@code removeIf} or {@code clear}, counts no more: nobody has
 * it who could say {@code taskDone}.
 *
 * <p>An element whose taker's worker dies before it has said {@code taskDone} stays unfinished, and {@code join} waits for
 * ever. Where tasks may die, give the elements as tasks: a pool knows which of them have ended.
 *
 * @param <E> the elements, never null
 */
public interface JoinableQueue<E> extends BlockingQueue<E> {
    /**
     * Makes an empty queue, first in, first out. It is thread-safe. Its iterator goes over the elements of the moment when
     * it was made, and removes none.
     *
     * @param capacity how many elements it holds before {@code put} waits, from 1
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    static <E> JoinableQueue<E> bounded(int capacity) {
        return new CountedQueue<>(capacity);
    }

    /**
     * Says that an element that was taken is done with. What a thread did before is visible to a thread of the same process
     * after {@link #join}.
     *
     * @throws IllegalStateException if it was said already of each element that was taken
     */
    void taskDone();

    /**
     * Waits until every element that was put has been taken and is {@linkplain #taskDone done}; returns at once if none is
     * unfinished. Elements that are put while it waits are waited for, too.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void join() throws InterruptedException;

    /** Throws one element away that is equal: it counts as unfinished no more. */
    @Override
    boolean remove(Object element);

    /** Throws all elements away that are in the other collection: they count as unfinished no more. */
    @Override
    boolean removeAll(Collection<?> others);

    /** Throws all elements away that are not in the other collection: they count as unfinished no more. */
    @Override
    boolean retainAll(Collection<?> others);

    /** Throws all elements away of which the condition holds: they count as unfinished no more. */
    @Override
    boolean removeIf(Predicate<? super E> condition);

    /** Throws all elements away that are in the queue: they count as unfinished no more. */
    @Override
    void clear();
}

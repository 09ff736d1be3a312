package org.paralleltask.pool.call;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.base.Abandonment;

/**
 * Hands the elements of one task's stream over, from the thread that receives them to the thread that reads the stream.
 * Thread-safe.
 */
public final class ElementReader<E> {
    /** How many lists of elements wait for the reader at most; the task is held up with the next. */
    private static final int MOST_WAITING = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasChanged = lock.newCondition();

    @GuardedBy("lock")
    private final Queue<List<E>> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean isClosed;

    /** Whether the pool is closed: no more elements are accepted. */
    @GuardedBy("lock")
    private boolean isCutOff;

    @GuardedBy("lock")
    private boolean hasEnded;

    @GuardedBy("lock")
    private @Nullable Throwable failure;

    private volatile Runnable onClose = () -> {};

    /** Sets what is called when the stream is closed. */
    public void onClose(Runnable action) {
        onClose = action;
    }

    /**
     * Hands elements over, waiting while enough of them wait; returns false if the stream is no longer read, or was cut
     * off.
     */
    public boolean put(List<E> elements) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() == MOST_WAITING && !isClosed && !isCutOff) {
                hasChanged.await();
            }
            if (isClosed) {
                return false;
            }
            if (isCutOff) {
                failure = new RejectedExecutionException(
                        "The pool was closed before all elements of this stream were read:"
                                + " read it to its end, or close it, before the pool is closed");
                return false;
            }
            waiting.add(elements);
            hasChanged.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the stream.
     *
     * @param why the failure that the reader gets after the last elements; null for none
     */
    public void end(@Nullable Throwable why) {
        lock.lock();
        try {
            hasEnded = true;
            failure = why == null ? failure : why;
            hasChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Called when the pool is closed: a task that has more elements ends, and the reader then gets an exception,
     * because elements are missing.
     */
    public void cutOff() {
        lock.lock();
        try {
            isCutOff = true;
            hasChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lock.lock();
        try {
            isClosed = true;
            waiting.clear();
            hasChanged.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.run();
    }

    /** Waits for the next elements; null at the end. */
    private @Nullable List<E> take() throws Throwable {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !hasEnded && !isClosed) {
                hasChanged.await();
            }
            List<E> next = waiting.poll();
            if (next != null) {
                hasChanged.signalAll();
            } else if (hasEnded && failure != null) {
                Throwable thrown = failure;
                failure = null; // thrown once
                throw thrown;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** A stream of all elements, for one thread. A stream that is dropped is closed when it is collected. */
    public Stream<E> stream() {
        Elements<E> elements = new Elements<>(this);
        Abandonment.CLEANER.register(elements, this::close);
        return StreamSupport.stream(elements, false).onClose(this::close);
    }

    /**
     * What the stream reads. {@link ElementReader} does not refer to it, so that it is collected when the stream is
     * dropped.
     */
    private static final class Elements<E> extends Spliterators.AbstractSpliterator<E> {
        private final ElementReader<E> reader;
        private @Nullable Iterator<E> received;

        Elements(ElementReader<E> reader) {
            super(Long.MAX_VALUE, Spliterator.ORDERED);
            this.reader = reader;
        }

        @Override
        public boolean tryAdvance(Consumer<? super E> action) {
            Iterator<E> from = received;
            while (from == null || !from.hasNext()) {
                List<E> next = next();
                if (next == null) {
                    return false;
                }
                from = next.iterator();
                received = from;
            }
            action.accept(from.next());
            return true;
        }

        private @Nullable List<E> next() {
            try {
                return reader.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException(
                        "The thread was interrupted while it waited for an element of a task's stream");
            } catch (CompletionException e) {
                throw unchecked(e.getCause() == null ? e : e.getCause());
            } catch (Throwable thrown) {
                throw unchecked(thrown);
            }
        }

        private static RuntimeException unchecked(Throwable thrown) {
            if (thrown instanceof RuntimeException unchecked) {
                return unchecked;
            } else if (thrown instanceof Error error) {
                throw error;
            }
            return new RemoteTaskException(thrown);
        }
    }
}

package org.paralleltask;

import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link JoinableQueue}. An element is put in and counted in one step, under the lock. So {@link #taskDone} never
 * comes before the count, even from a fast taker, and an element that finds no room is never counted.
 */
final class CountedQueue<E> extends AbstractQueue<E> implements JoinableQueue<E> {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasElement = lock.newCondition();
    private final Condition hasRoom = lock.newCondition();
    private final Condition isDone = lock.newCondition();
    private final ArrayDeque<E> elements = new ArrayDeque<>(); // guarded by lock

    /** How many elements are in the queue, or were taken and are not done. Guarded by lock. */
    private long unfinished;

    CountedQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A queue must have room for at least 1 element, not " + capacity);
        }
        this.capacity = capacity;
    }

    /** Adds an element. Called under the lock, when there is room. */
    private void accept(E element) {
        elements.addLast(element);
        unfinished++;
        hasElement.signal();
    }

    /** Takes an element; null if there is none. Called under the lock. */
    private @Nullable E handOut() {
        E first = elements.pollFirst();
        if (first != null) {
            hasRoom.signal();
        }
        return first;
    }

    /** Counts elements as done. Called under the lock. */
    private void finish(int count) {
        unfinished -= count;
        if (unfinished == 0) {
            isDone.signalAll();
        }
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        lock.lockInterruptibly();
        try {
            while (elements.size() == capacity) {
                hasRoom.await();
            }
            accept(element);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(E element) {
        Objects.requireNonNull(element, "element");
        lock.lock();
        try {
            boolean isAccepted = elements.size() < capacity;
            if (isAccepted) {
                accept(element);
            }
            return isAccepted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (elements.size() == capacity) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = hasRoom.awaitNanos(nanos);
            }
            accept(element);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            E first = handOut();
            while (first == null) {
                hasElement.await();
                first = handOut();
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable E poll() {
        lock.lock();
        try {
            return handOut();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            E first = handOut();
            while (first == null && nanos > 0) {
                nanos = hasElement.awaitNanos(nanos);
                first = handOut();
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int drainTo(Collection<? super E> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    /** An element that the target refuses stays in the queue. */
    @SuppressWarnings("ReferenceEquality") // identity is meant
    @Override
    public int drainTo(Collection<? super E> target, int most) {
        if (target == this) {
            throw new IllegalArgumentException("A queue cannot be drained to itself");
        }
        lock.lock();
        try {
            int count = 0;
            for (E first = elements.peekFirst(); first != null && count < most; first = elements.peekFirst()) {
                target.add(first);
                handOut();
                count++;
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable E peek() {
        lock.lock();
        try {
            return elements.peekFirst();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int remainingCapacity() {
        return capacity - size();
    }

    @Override
    public Iterator<E> iterator() {
        lock.lock();
        try {
            return List.copyOf(elements).iterator();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean remove(Object element) {
        lock.lock();
        try {
            boolean isRemoved = elements.removeFirstOccurrence(element);
            thrownAway(isRemoved ? 1 : 0);
            return isRemoved;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean removeAll(Collection<?> others) {
        Objects.requireNonNull(others, "others");
        return removeIf(others::contains);
    }

    @Override
    public boolean retainAll(Collection<?> others) {
        Objects.requireNonNull(others, "others");
        return removeIf(element -> !others.contains(element));
    }

    @Override
    public boolean removeIf(Predicate<? super E> condition) {
        lock.lock();
        int before = elements.size();
        try {
            return elements.removeIf(condition);
        } finally {
            thrownAway(before - elements.size());
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        removeIf(element -> true);
    }

    /** Elements were removed without being taken. Called under the lock. */
    private void thrownAway(int count) {
        hasRoom.signalAll();
        finish(count);
    }

    @Override
    public void taskDone() {
        lock.lock();
        try {
            if (unfinished == elements.size()) {
                throw new IllegalStateException(
                        "taskDone() was called too often: each element that was taken is done already."
                                + " Call it once for each element");
            }
            finish(1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void join() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (unfinished > 0) {
                isDone.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        lock.lock();
        try {
            return "JoinableQueue[" + elements.size() + " of " + capacity + " elements, " + unfinished + " unfinished]";
        } finally {
            lock.unlock();
        }
    }
}

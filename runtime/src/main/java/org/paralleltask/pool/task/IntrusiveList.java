package org.paralleltask.pool.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list whose elements bring their own nodes: adding one allocates nothing and cannot fail, and any element can be
 * removed at once. Guarded by its user's lock.
 */
public final class IntrusiveList<E> {
    private @Nullable Node<E> first;
    private @Nullable Node<E> last;

    /** An element's place in one list at a time. */
    public static final class Node<E> {
        private final E element;
        private @Nullable IntrusiveList<E> list;
        private @Nullable Node<E> before;
        private @Nullable Node<E> after;

        Node(E element) {
            this.element = element;
        }

        /** Whether it is in a list. Without the lock; the answer may be out of date. */
        boolean isListed() {
            return list != null;
        }

        /** Whether no element follows; true also if it is in no list. */
        public boolean isLast() {
            return after == null;
        }
    }

    public boolean isEmpty() {
        return first == null;
    }

    public boolean contains(Node<E> node) {
        return equals(node.list);
    }

    /** The first element; null if there is none. */
    public @Nullable E first() {
        return first == null ? null : first.element;
    }

    public void addLast(Node<E> node) {
        insert(node, last, null);
    }

    public void addFirst(Node<E> node) {
        insert(node, null, first);
    }

    private void insert(Node<E> node, @Nullable Node<E> before, @Nullable Node<E> after) {
        node.list = this;
        join(before, node);
        join(node, after);
    }

    private void join(@Nullable Node<E> before, @Nullable Node<E> after) {
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
    }

    /** Removes it; returns false if it is not in this list. */
    public boolean remove(Node<E> node) {
        if (!contains(node)) {
            return false;
        }
        join(node.before, node.after);
        node.list = null;
        node.before = null;
        node.after = null;
        return true;
    }

    /** A copy of the elements, in their order. */
    public List<E> elements() {
        List<E> elements = new ArrayList<>();
        for (Node<E> node = first; node != null; node = node.after) {
            elements.add(node.element);
        }
        return elements;
    }
}

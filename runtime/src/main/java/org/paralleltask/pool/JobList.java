package org.paralleltask.pool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and sheaves in a row, of which any may leave at any time. Each brings its own link, so nothing is allocated to add one, and
 * nothing can fail. Guarded by its user's lock.
 */
final class JobList {
    private @Nullable Link first;
    private @Nullable Link last;

    /** An entry's place in one list at a time. */
    static final class Link {
        private final Entry<?, ?> entry;
        private @Nullable JobList list;
        private @Nullable Link before;
        private @Nullable Link after;

        Link(Entry<?, ?> entry) {
            this.entry = entry;
        }

        /** Whether it is in a list; without the lock, as it was a moment ago. */
        boolean isListed() {
            return list != null;
        }

        /** Whether nothing stands behind it; as it is if it is in no list. */
        boolean isLast() {
            return after == null;
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    boolean contains(Link link) {
        return equals(link.list);
    }

    /** The first of them; null if there is none. */
    @Nullable
    Entry<?, ?> first() {
        return first == null ? null : first.entry;
    }

    void addLast(Link link) {
        insert(link, last, null);
    }

    void addFirst(Link link) {
        insert(link, null, first);
    }

    private void insert(Link link, @Nullable Link before, @Nullable Link after) {
        link.list = this;
        join(before, link);
        join(link, after);
    }

    private void join(@Nullable Link before, @Nullable Link after) {
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

    /** Takes it out; false if it is not in this list. */
    boolean remove(Link link) {
        if (!contains(link)) {
            return false;
        }
        join(link.before, link.after);
        link.list = null;
        link.before = null;
        link.after = null;
        return true;
    }

    /** All of them, in their order. */
    List<Entry<?, ?>> entries() {
        List<Entry<?, ?>> entries = new ArrayList<>();
        for (Link link = first; link != null; link = link.after) {
            entries.add(link.entry);
        }
        return entries;
    }
}

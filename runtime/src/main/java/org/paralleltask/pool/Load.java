package org.paralleltask.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one method for one worker, in their order; made by one thread, then read by any. A task of a {@link Sheaf} has
 * no job until somebody asks for it.
 */
final class Load {
    private static final Load NONE = new Load(0);

    private final Entry<?, ?>[] entries;

    /** For a task of a sheaf, which of it. */
    private final byte[] places;

    private int size;

    /** @param most how many tasks there may be at most: it does not grow, for a full heap must lose none */
    Load(int most) {
        entries = new Entry<?, ?>[most];
        places = new byte[most];
    }

    static Load none() {
        return NONE;
    }

    static Load of(List<Job<?, ?>> jobs) {
        Load load = new Load(jobs.size());
        jobs.forEach(load::add);
        return load;
    }

    void add(Job<?, ?> job) {
        entries[size++] = job;
    }

    void add(Sheaf<?, ?> sheaf, int place) {
        places[size] = (byte) place;
        entries[size++] = sheaf;
    }

    /** Turns the order of jobs round. */
    void reverse() {
        for (int i = 0; i < size / 2; i++) {
            Entry<?, ?> entry = entries[i];
            entries[i] = entries[size - 1 - i];
            entries[size - 1 - i] = entry;
        }
    }

    /** Takes the last job out. */
    Job<?, ?> removeLast() {
        size--;
        return (Job<?, ?>) entries[size];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Whether there are any that were not taken from sheaves. */
    boolean hasJobs() {
        for (int i = 0; i < size; i++) {
            if (entries[i] instanceof Job<?, ?>) {
                return true;
            }
        }
        return false;
    }

    Entry<?, ?> entry(int index) {
        return entries[index];
    }

    /** Which task of its sheaf it is. */
    int place(int index) {
        return places[index];
    }

    /** The end of the tasks from there on that stand in the same sheaf one after the other; just the next for a job. */
    int runEnd(int index) {
        Entry<?, ?> entry = entries[index];
        int end = index + 1;
        if (entry instanceof Sheaf<?, ?>) {
            while (end < size && entries[end].equals(entry) && places[end] == places[end - 1] + 1) {
                end++;
            }
        }
        return end;
    }

    /** The number of a task. */
    long id(int index) {
        return entries[index] instanceof Job<?, ?> job ? job.id() : ((Sheaf<?, ?>) entries[index]).id(places[index]);
    }

    /** A task's job; null if it has ended without one. */
    @Nullable
    Job<?, ?> job(int index) {
        return entries[index] instanceof Job<?, ?> job ? job : ((Sheaf<?, ?>) entries[index]).job(places[index]);
    }

    /** As {@link #job}, also where the heap is full. */
    @Nullable
    Job<?, ?> jobForSure(int index) {
        while (true) {
            try {
                return job(index);
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }
}

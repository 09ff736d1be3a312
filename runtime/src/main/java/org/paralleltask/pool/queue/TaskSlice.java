package org.paralleltask.pool.queue;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.QueueEntry;

/**
 * Tasks of one method for one worker, in their order; made by one thread, then read by any. They are in runs: a job, or
 * tasks that stand in a {@link Chunk} one after the other. One of these has no job until somebody asks for it.
 */
public final class TaskSlice {
    private static final TaskSlice NONE = new TaskSlice(0);

    private QueueEntry<?, ?>[] entries;

    /** Where each run ends. */
    private int[] ends;

    /** For one of a chunk, which of it is the first. */
    private byte[] places;

    private int runs;

    /** @param room how many runs there may be before it has to grow */
    public TaskSlice(int room) {
        entries = new QueueEntry<?, ?>[room];
        ends = new int[room];
        places = new byte[room];
    }

    public static TaskSlice none() {
        return NONE;
    }

    public static TaskSlice of(List<Job<?, ?>> jobs) {
        TaskSlice load = new TaskSlice(jobs.size());
        jobs.forEach(load::add);
        return load;
    }

    /** Whether it would have to grow, for which a full heap has no room: no job that was just taken may be lost by that. */
    boolean isFull() {
        return runs == entries.length;
    }

    public void add(Job<?, ?> job) {
        add(job, 0, 1);
    }

    /** Adds so many tasks of a chunk, from that place on. */
    public void add(Chunk<?, ?> chunk, int place, int count) {
        add((QueueEntry<?, ?>) chunk, place, count);
    }

    private void add(QueueEntry<?, ?> entry, int place, int count) {
        if (isFull()) {
            int room = 2 * runs + 1;
            entries = Arrays.copyOf(entries, room);
            ends = Arrays.copyOf(ends, room);
            places = Arrays.copyOf(places, room);
        }
        entries[runs] = entry;
        ends[runs] = size() + count;
        places[runs] = (byte) place;
        runs++;
    }

    /** Turns the order of jobs round. */
    public void reverse() {
        for (int i = 0; i < runs / 2; i++) {
            QueueEntry<?, ?> entry = entries[i];
            entries[i] = entries[runs - 1 - i];
            entries[runs - 1 - i] = entry;
        }
    }

    /** Takes the last run out. */
    public QueueEntry<?, ?> removeLast() {
        runs--;
        return entries[runs];
    }

    public boolean isEmpty() {
        return runs == 0;
    }

    /** How many tasks there are. */
    public int size() {
        return runs == 0 ? 0 : ends[runs - 1];
    }

    public int runs() {
        return runs;
    }

    /** The run of a task. */
    public int runOf(int index) {
        int now = runs; // more may be added meanwhile
        if (ends[now - 1] == now) {
            return index;
        }
        int found = Arrays.binarySearch(ends, 0, now, index);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** Of which entry a run is. */
    public QueueEntry<?, ?> run(int run) {
        return entries[run];
    }

    /** Where a run begins. */
    public int start(int run) {
        return run == 0 ? 0 : ends[run - 1];
    }

    /** Where a run ends. */
    public int end(int run) {
        return ends[run];
    }

    /** Which task of its chunk is the first of a run. */
    public int firstPlace(int run) {
        return places[run];
    }

    public QueueEntry<?, ?> entry(int index) {
        return entries[runOf(index)];
    }

    /** Which task of its chunk it is. */
    public int place(int index) {
        int run = runOf(index);
        return places[run] + index - start(run);
    }

    /** The number of a task. */
    public long id(int index) {
        return entry(index) instanceof Chunk<?, ?> chunk ? chunk.id(place(index)) : ((Job<?, ?>) entry(index)).id();
    }

    /** A task's job; null if it has ended without one. */
    public @Nullable Job<?, ?> job(int index) {
        return entry(index) instanceof Chunk<?, ?> chunk ? chunk.job(place(index)) : (Job<?, ?>) entry(index);
    }

    /** As {@link #job}, also where the heap is full. */
    public @Nullable Job<?, ?> jobForSure(int index) {
        while (true) {
            try {
                return job(index);
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }
}

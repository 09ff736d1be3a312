package org.paralleltask.pool.queue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;

/**
 * Tasks of one method for one worker, in their order: runs of tasks that stand in a {@link Chunk} one after the other. Made by
 * one thread, then read by any. A task of the slice has a number from 0, and an index in its chunk.
 */
public final class TaskSlice {
    private static final TaskSlice NONE = new TaskSlice(0);

    private Chunk<?, ?>[] chunks;

    /** With which number each run ends. */
    private int[] ends;

    /** The index in its chunk with which each run begins. */
    private byte[] firsts;

    private int runs;

    /** @param room how many runs there may be before it has to grow */
    public TaskSlice(int room) {
        chunks = new Chunk<?, ?>[room];
        ends = new int[room];
        firsts = new byte[room];
    }

    public static TaskSlice none() {
        return NONE;
    }

    /** The first task of a chunk. */
    public static TaskSlice of(Chunk<?, ?> chunk) {
        TaskSlice slice = new TaskSlice(1);
        slice.add(chunk, 0, 1);
        return slice;
    }

    /** Whether it would have to grow, for which a full heap has no room: no task that was just taken may be lost by that. */
    boolean isFull() {
        return runs == chunks.length;
    }

    /** Adds so many tasks of a chunk, from this index on. */
    public void add(Chunk<?, ?> chunk, int first, int count) {
        if (isFull()) {
            int room = 2 * runs + 1;
            chunks = Arrays.copyOf(chunks, room);
            ends = Arrays.copyOf(ends, room);
            firsts = Arrays.copyOf(firsts, room);
        }
        chunks[runs] = chunk;
        ends[runs] = size() + count;
        firsts[runs] = (byte) first;
        runs++;
    }

    /** Turns the order round, where each run is one task. */
    public void reverse() {
        for (int i = 0; i < runs / 2; i++) {
            int other = runs - 1 - i;
            Chunk<?, ?> chunk = chunks[i];
            chunks[i] = chunks[other];
            chunks[other] = chunk;
            byte first = firsts[i];
            firsts[i] = firsts[other];
            firsts[other] = first;
        }
    }

    /** Takes the last run out. */
    void removeLast() {
        runs--;
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
    public int runOf(int number) {
        if (ends[runs - 1] == runs) { // each run is one task
            return number;
        }
        int found = Arrays.binarySearch(ends, 0, runs, number);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** The chunk of a run. */
    public Chunk<?, ?> chunkOfRun(int run) {
        return chunks[run];
    }

    /** The number of a run's first task. */
    public int start(int run) {
        return run == 0 ? 0 : ends[run - 1];
    }

    /** The number after a run's last task. */
    public int end(int run) {
        return ends[run];
    }

    /** The index in its chunk of a run's first task. */
    public int firstIndex(int run) {
        return firsts[run];
    }

    /** The chunk of the first task. */
    public Chunk<?, ?> first() {
        return chunks[0];
    }

    /** The chunk of a task. */
    public Chunk<?, ?> chunk(int number) {
        return chunks[runOf(number)];
    }

    /** The index of a task in its chunk. */
    public int index(int number) {
        int run = runOf(number);
        return firsts[run] + number - start(run);
    }

    /** The number of a task in its pool. */
    public long id(int number) {
        return chunk(number).id(index(number));
    }

    /** A task's job; null if it has ended without one. */
    public @Nullable Job<?, ?> job(int number) {
        return chunk(number).job(index(number));
    }

    /** As {@link #job}, also where the heap is full. */
    public @Nullable Job<?, ?> jobForSure(int number) {
        while (true) {
            try {
                return job(number);
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }
}

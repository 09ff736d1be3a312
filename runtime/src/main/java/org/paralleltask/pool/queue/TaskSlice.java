package org.paralleltask.pool.queue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;

/**
 * Tasks of one method for one worker, in their order. It consists of runs: tasks that follow each other in one {@link
 * Chunk}. A task has a number in the slice, from 0, and an index in its chunk. Made by one thread, then read by any.
 */
public final class TaskSlice {
    private static final TaskSlice NONE = new TaskSlice(0);

    private Chunk<?, ?>[] chunks;

    /** The number after each run's last task. */
    private int[] ends;

    /** The index in its chunk of each run's first task. */
    private byte[] firsts;

    private int runs;

    /** @param room how many runs fit before it has to grow */
    public TaskSlice(int room) {
        chunks = new Chunk<?, ?>[room];
        ends = new int[room];
        firsts = new byte[room];
    }

    public static TaskSlice none() {
        return NONE;
    }

    /** A slice of the first task of a chunk. */
    public static TaskSlice of(Chunk<?, ?> chunk) {
        TaskSlice slice = new TaskSlice(1);
        slice.add(chunk, 0, 1);
        return slice;
    }

    /**
     * Whether one more run would make it grow. In a full heap it cannot grow, and a task that was just taken out of the
     * queue would be lost.
     */
    boolean isFull() {
        return runs == chunks.length;
    }

    /** Adds {@code count} tasks of a chunk, from the index {@code first} on. */
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

    /** Turns the order round. Each run must be one task. */
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

    /** The run that a task is in. */
    public int runOf(int number) {
        if (ends[runs - 1] == runs) { // then each run is one task
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

    /** A task's job, which is made if there was none; null if the task has ended without one. */
    public @Nullable Job<?, ?> job(int number) {
        return chunk(number).job(index(number));
    }
}

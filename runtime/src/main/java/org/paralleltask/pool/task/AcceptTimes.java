package org.paralleltask.pool.task;

/**
 * Records when the tasks of a chunk were accepted, with few readings of the clock: while something else waits, tasks
 * come faster than they are done, and one reading serves several. Written under the queue's lock by the threads that
 * add tasks. A task's time is read after it was accepted.
 */
final class AcceptTimes {
    private static final int TASKS_PER_LOOK = 8;

    /**
     * Upper bound of clock readings for one chunk: one more than tasks need that come fast, so that a reading is left
     * for a task that comes alone.
     */
    private static final int MOST_LOOKS = Chunk.MOST / TASKS_PER_LOOK + 1;

    private static final byte[] NOTHING = {};
    private static final long[] NEVER = {};

    private long[] looks = new long[MOST_LOOKS];

    /** The index in {@code looks} of each task's reading. */
    private byte[] lookOf = new byte[Chunk.MOST];

    private int looked;
    private int tasksToLook;

    /** Whether there is room for one more reading. */
    boolean hasRoom() {
        return looked < MOST_LOOKS;
    }

    /**
     * Records that the next task, which has this index, is accepted now.
     *
     * @param isAlone whether nothing else waits
     */
    void accept(int index, boolean isAlone) {
        if (isAlone || tasksToLook == 0) {
            looks[looked++] = System.nanoTime();
            tasksToLook = TASKS_PER_LOOK;
        }
        tasksToLook--;
        lookOf[index] = (byte) (looked - 1);
    }

    /** When a task was accepted, by the clock of {@link System#nanoTime}. */
    long nanos(int index) {
        return looks[lookOf[index]];
    }

    /** Frees the arrays: all tasks have ended, and their times will not be asked for. */
    void forget() {
        looks = NEVER;
        lookOf = NOTHING;
    }
}

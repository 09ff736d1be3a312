package org.paralleltask.pool.task;

/**
 * When the tasks of a chunk were accepted, in few looks at the clock: while something else waits, tasks come faster than they
 * are done, and one look is good for several. Written under the queue's lock by the threads that add tasks; a task's time is
 * read after it was accepted.
 */
final class AcceptTimes {
    private static final int TASKS_PER_LOOK = 8;

    /** One more than tasks take that come fast, so that each may turn out to need one of its own. */
    private static final int MOST_LOOKS = Chunk.MOST / TASKS_PER_LOOK + 1;

    private static final byte[] NOTHING = {};
    private static final long[] NEVER = {};

    private long[] looks = new long[MOST_LOOKS];

    /** Which of the looks is each task's. */
    private byte[] lookOf = new byte[Chunk.MOST];

    private int looked;
    private int tasksToLook;

    /** Whether one more task can have its own time. */
    boolean hasRoom() {
        return looked < MOST_LOOKS;
    }

    /**
     * The task of this index, the next one, is accepted now.
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

    /** All tasks have ended, and their times are not asked for any more. */
    void forget() {
        looks = NEVER;
        lookOf = NOTHING;
    }
}

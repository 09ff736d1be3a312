package org.paralleltask.monitor;

/**
 * A worker process, or several one after the other where there were too many to draw. Times in nanoseconds since the
 * recording began.
 *
 * @param pid the first one's
 * @param launched when it was launched
 * @param ready when it was ready for tasks; negative if it never was
 * @param ended when it was gone; negative if it lives
 * @param why the name of its {@link org.paralleltask.PoolListener.WorkerEnd}, or {@code START_FAILED}; empty if it lives,
 *     or its end is not known
 * @param exit its exit status, or -1
 * @param cause what it died of; empty if it did not
 * @param processes how many they are
 */
record Life(long pid, long launched, long ready, long ended, String why, int exit, String cause, int processes) {
    static Life started(long pid, long launched, long ready) {
        return new Life(pid, launched, ready, -1, "", -1, "", 1);
    }

    Life ended(long at, String how, int exitStatus, String ofWhat) {
        return new Life(pid, launched, ready, at, how, exitStatus, ofWhat, processes);
    }

    boolean isAlive() {
        return ended < 0;
    }

    /** Both as one; a death is told rather than an end in good order. */
    Life and(Life next) {
        boolean isWorse = cause.isEmpty() && !next.cause.isEmpty();
        Life told = isWorse ? next : this;
        return new Life(pid, launched, ready, next.ended, told.why, told.exit, told.cause, processes + next.processes);
    }
}

package com.acme;

import org.paralleltask.ParallelTask;

public final class Names {
    private Names() {}

    @ParallelTask
    public static int ours(int pool, int task, int options, int workers, int inputs, int value, int result, int args, int patience,
            int limit) {
        return pool;
    }

    @ParallelTask
    public static int pool(int pool) {
        return pool;
    }

    @ParallelTask
    public static int javas(
            int clone, int finalize, int getClass, int hashCode, int notify, int notifyAll, int toString, int wait,
            int wait_, int serialVersionUID, int equals, int record, int $dollar, int größe) {
        return clone;
    }
}

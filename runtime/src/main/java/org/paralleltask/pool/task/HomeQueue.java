package org.paralleltask.pool.task;

import java.util.List;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.view.PoolObserver;

/** The queue that has accepted a task, as the task knows it, and those that run it. Thread-safe. */
public interface HomeQueue {
    String name();

    PoolOptions options();

    PoolObserver events();

    /** How long its tasks run. */
    DispatchSizer sizer();

    /** Takes back a job that is to run again; even a closed queue has accepted it once. */
    void putBack(Job<?, ?> job);

    /** Takes out a job that was withdrawn. */
    void remove(Job<?, ?> job);

    /** Lets what waits of a chunk wait no more; returns how many of it were accepted so far. */
    int cut(Chunk<?, ?> chunk);

    /** Whether it has accepted this job, and the job's end has not been told to {@link #ended(Job)}. */
    boolean owes(Job<?, ?> job);

    /** These have ended, and what is true of one is true of all. */
    void ended(List<Job<?, ?>> jobs);

    /** A job of this queue has ended: called once for each. */
    void ended(Job<?, ?> job);

    /** So many of a chunk have ended that needed no job. */
    void ended(Chunk<?, ?> chunk, int count);
}

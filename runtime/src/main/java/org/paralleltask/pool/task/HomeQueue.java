package org.paralleltask.pool.task;

import java.util.List;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.view.PoolObserver;

/** The queue that has accepted a task, as the task and the threads that run it see it. Thread-safe. */
public interface HomeQueue {
    String name();

    PoolOptions options();

    PoolObserver events();

    /** Measures how long its tasks run. */
    DispatchSizer sizer();

    /** Lets a job wait that is to run again. A closed queue takes it too, for it accepted the job before. */
    void putBack(Job<?, ?> job);

    /** Takes out a withdrawn job. */
    void remove(Job<?, ?> job);

    /** Takes out all tasks of a chunk that wait; returns how many of its tasks were accepted so far. */
    int cut(Chunk<?, ?> chunk);

    /** Whether it has accepted this job, and was not told of the job's end by {@link #ended(Job)}. */
    boolean owes(Job<?, ?> job);

    /** Ends all these jobs, each as {@link #ended(Job)} does. */
    void ended(List<Job<?, ?>> jobs);

    /** Notes that a job of this queue has ended. Later calls for the same job do nothing. */
    void ended(Job<?, ?> job);

    /** Notes that {@code count} tasks of a chunk have ended without jobs. */
    void ended(Chunk<?, ?> chunk, int count);
}

package com.acme;

import java.util.List;
import java.util.Optional;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

public final class Films {
    record Job(String film, TaskContext context) {}

    @ParallelTask
    static int two(
            TaskContext first,
            TaskContext second, // error: A @ParallelTask method must not take more than one TaskContext: both would stand for the same run
            int value,
            TaskContext third) { // error: A @ParallelTask method must not take more than one TaskContext: both would stand for the same run
        return 0;
    }

    @ParallelTask
    static int worker(
            WorkerContext worker) { // error: A @ParallelTask method must not take a WorkerContext: it is for hooks; take a TaskContext, which is one
        return 0;
    }

    @ParallelTask
    static int inside(
            List<TaskContext> list, // error: A parameter of a @ParallelTask method must be sendable to another process: list[] is org.paralleltask.TaskContext, which stands for a run in its worker; it can only be a parameter itself
            Job job, // error: A parameter of a @ParallelTask method must be sendable to another process: job.context is org.paralleltask.TaskContext, which stands for a run in its worker; it can only be a parameter itself
            Optional<? extends WorkerContext> worker, // error: A parameter of a @ParallelTask method must be sendable to another process: worker<T> is org.paralleltask.WorkerContext, which stands for a worker process; it can only be a hook's parameter itself
            TaskContext... contexts) { // error: A parameter of a @ParallelTask method must be sendable to another process: contexts[] is org.paralleltask.TaskContext, which stands for a run in its worker; it can only be a parameter itself
        return 0;
    }

    @ParallelTask
    static TaskContext result(TaskContext context) { // error: A result of a @ParallelTask method must be sendable to another process: result is org.paralleltask.TaskContext, which stands for a run in its worker; it can only be a parameter itself
        return context;
    }
}

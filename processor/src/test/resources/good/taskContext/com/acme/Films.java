package com.acme;

import java.io.IOException;
import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;

public final class Films {
    private Films() {}

    @ParallelTask
    public static int first(TaskContext context, String film) throws IOException {
        return context.attempt();
    }

    @ParallelTask
    public static String middle(String task, final TaskContext middle, int context) {
        return task;
    }

    @ParallelTask
    public static long last(List<String> films, TaskContext run) {
        return films.size();
    }

    @ParallelTask
    public static void only(TaskContext context) {
        context.progress(1, 1);
    }

    @ParallelTask
    public static int varargs(TaskContext context, int... frames) {
        return frames.length;
    }

    @SafeVarargs
    @ParallelTask
    public static int generic(String film, TaskContext context, List<String>... frames) {
        return frames.length;
    }

    @ParallelTask(name = "FirstOfAll")
    public static int first(String film) {
        return film.length();
    }
}

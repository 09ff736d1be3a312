package com.acme;

import java.io.IOException;
import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;

public final class Films {
    private Films() {}

    // expect FirstPool: public int call(String film) throws IOException {
    // expect FirstWorker: Films.first(context, task.film())
    // expect FirstPool: {@link Films#first(TaskContext, String)}
    @ParallelTask
    public static int first(TaskContext context, String film) throws IOException {
        return context.attempt();
    }

    // expect MiddlePool: public String call(String task, int context) {
    // expect MiddleWorker: Films.middle(task.task(), context, task.context())
    @ParallelTask
    public static String middle(String task, final TaskContext middle, int context) {
        return task;
    }

    // expect LastPool: public List<Long> map(Iterable<? extends List<String>> inputs) {
    // expect LastWorker: Films.last(task.films(), context)
    @ParallelTask
    public static long last(List<String> films, TaskContext run) {
        return films.size();
    }

    // expect OnlyPool: public void call() {
    // expect OnlyWorker: Films.only(context); return new OnlyResult();
    // expect OnlyTask: record OnlyTask() implements
    @ParallelTask
    public static void only(TaskContext context) {
        context.progress(1, 1);
    }

    // expect VarargsPool: public int call(int... frames) {
    // expect VarargsWorker: Films.varargs(context, task.frames())
    @ParallelTask
    public static int varargs(TaskContext context, int... frames) {
        return frames.length;
    }

    // expect GenericPool: @SafeVarargs public final int call(String film, List<String>... frames) {
    // expect GenericTask: @SafeVarargs public GenericTask { // for its annotation }
    // expect GenericWorker: Films.generic(task.film(), context, task.frames())
    @SafeVarargs
    @ParallelTask
    public static int generic(String film, TaskContext context, List<String>... frames) {
        return frames.length;
    }

    // expect FirstOfAllWorker: Films.first(task.film())
    @ParallelTask(name = "FirstOfAll")
    public static int first(String film) {
        return film.length();
    }
}

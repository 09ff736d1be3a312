package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Awkward {
    private Awkward() {}

    // expect ParallelPool: import org.paralleltask.pool.ProcessPool;
    // expect ParallelTask: public record ParallelTask(int value) implements Serializable {
    @ParallelTask
    public static int parallel(int value) {
        return value;
    }

    // expect ProcessPool: private final org.paralleltask.pool.ProcessPool<ProcessTask, String> pool;
    // expect ProcessTask: record ProcessTask(String org)
    @ParallelTask
    public static String process(String org) {
        return org;
    }

    // expect JavaPool: public int call(int java) {
    // expect JavaWorker: Awkward.java(task.java())
    @ParallelTask
    public static int java(int java) {
        return java;
    }

    // expect ListPool: public List<String> call(List<String> list) {
    // expect ListWorker: Awkward.list(task.list())
    @ParallelTask
    public static List<String> list(List<String> list) {
        return list;
    }

    // expect StringPool: public String call(String string) {
    // expect StringWorker: Awkward.string(task.string())
    @ParallelTask
    public static String string(String string) {
        return string;
    }

    // expect CallPool: public int call(int call) { return pool.call(new CallTask(call)); }
    // expect CallWorker: Awkward.call(task.call())
    @ParallelTask
    public static int call(int call) {
        return call;
    }

    // expect RunWorker: public RunResult run(RunTask task, TaskContext context) { return new RunResult(Awkward.run()); }
    @ParallelTask
    public static int run() {
        return 0;
    }
}

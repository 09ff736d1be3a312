package com.acme;

import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

public final class Names {
    private Names() {}

    public record Part(int value) {}

    // expect OursPool: public static OursPool open(int workers, int options, int options_, int DEFAULTS_, int ProcessPool_, int OursWorker_, int OursResult_, int patience, int pool, int task, int shared, int context, int table) { return open(workers, options, options_, DEFAULTS_, ProcessPool_, OursWorker_, OursResult_, patience, pool, task, shared, context, table, options__ -> options__); }
    // expect OursShared: record OursShared(int workers, int options, int options_, int DEFAULTS, int ProcessPool, int OursWorker, int OursResult, int patience, int pool, int task, int shared, int context, int table)
    @ParallelTask
    public static int ours(
            int out,
            @Shared int workers,
            @Shared int options,
            @Shared int options_,
            @Shared int DEFAULTS,
            @Shared int ProcessPool,
            @Shared int OursWorker,
            @Shared int OursResult,
            @Shared int patience,
            @Shared int pool,
            @Shared int task,
            @Shared int shared,
            @Shared int context,
            @Shared int table) {
        return out;
    }

    // expect JavasShared: record JavasShared(int wait__, int hashCode_)
    // expect JavasTask: record JavasTask(int wait_, int toString_)
    // expect JavasWorker: Names.javas(task.wait_(), shared.wait__(), shared.hashCode_(), task.toString_())
    // expect JavasPool: open(int wait, int hashCode) {
    @ParallelTask
    public static int javas(int wait_, @Shared int wait, @Shared int hashCode, int toString) {
        return wait;
    }

    // expect sumPool: public static sumPool open(int sumWorker__, int sumWorker_) {
    // expect sumShared: record sumShared(int sumWorker, int sumWorker_)
    /** A prefix of another case. */
    @ParallelTask(name = "sum")
    public static int sum(@Shared int sumWorker, @Shared int sumWorker_, int sumShared) {
        return sumWorker;
    }
}

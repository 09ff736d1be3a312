package com.acme;

import org.paralleltask.ParallelTask;

public final class Names {
    private Names() {}

    // expect OursPool: public int call(int pool, int task, int options, int workers, int inputs, int value, int result, int args, int patience, int limit) { return this.pool.call(new OursTask(pool, task, options, workers, inputs, value, result, args, patience, limit)); }
    // expect OursPool: trySubmit(Duration patience_, int pool, int task,
    @ParallelTask
    public static int ours(int pool, int task, int options, int workers, int inputs, int value, int result, int args, int patience,
            int limit) {
        return pool;
    }

    // expect PoolPool: public int call(int pool) { return this.pool.call(new PoolTask(pool)); }
    @ParallelTask
    public static int pool(int pool) {
        return pool;
    }

    // expect JavasTask: record JavasTask(int clone_, int finalize_, int getClass_, int hashCode_, int notify_, int notifyAll_, int toString_, int wait__, int wait_, int serialVersionUID_, int equals, int record, int $dollar, int größe)
    // expect JavasTask: append("JavasTask[clone_=").append(clone_)
    // expect JavasCodec: out.at("wait").writeInt(task.wait__()); out.at("wait_").writeInt(task.wait_());
    // expect JavasPool: public int call(int clone, int finalize, int getClass, int hashCode, int notify, int notifyAll, int toString, int wait, int wait_, int serialVersionUID, int equals, int record, int $dollar, int größe) {
    @ParallelTask
    public static int javas(
            int clone, int finalize, int getClass, int hashCode, int notify, int notifyAll, int toString, int wait,
            int wait_, int serialVersionUID, int equals, int record, int $dollar, int größe) {
        return clone;
    }
}

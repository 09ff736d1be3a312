package com.acme;

import org.paralleltask.ParallelTask;

public final class task {
    private task() {}

    public static final class Inner {
        private Inner() {}

        // expect SizeWorker: public SizeResult run(SizeTask task_, TaskContext context) { return new SizeResult(task.Inner.size(task_.context())); }
        @ParallelTask
        public static int size(int context) {
            return context;
        }
    }
}

package com.acme;

import org.paralleltask.ParallelTask;

public final class task {
    private task() {}

    public static final class Inner {
        private Inner() {}

        @ParallelTask
        public static int size(int context) {
            return context;
        }
    }
}

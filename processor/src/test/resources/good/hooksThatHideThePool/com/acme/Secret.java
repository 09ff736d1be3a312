package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Secret {
    private Secret() {}

    static final class HiddenException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** The facade says what the exit hook throws. */
    @ParallelTask
    public static int spy(int value) {
        return value;
    }

    @OnWorkerExit
    public static int report() throws HiddenException {
        return 0;
    }

    public static final class Open {
        private Open() {}

        /** The facade says nothing of hooks that return nothing. */
        @ParallelTask
        public static int look(int value) {
            return value;
        }

        @OnWorkerStart
        static void start() throws HiddenException {}

        @OnWorkerExit
        static void end() throws HiddenException {}
    }
}

package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Secret {
    private Secret() {}

    static final class HiddenException extends Exception {
        private static final long serialVersionUID = 1;
    }

    // expect SpyPool: ") final class SpyPool
    // expect SpyPool: public List<Integer> exitResults() throws Secret.HiddenException {
    // expect SpyWorker: .allow("com.acme.Secret$HiddenException");
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

        // expect LookPool: public final class LookPool
        // expect LookPool without: HiddenException
        // expect LookWorker: private static void onStart(WorkerContext context) throws Secret.HiddenException {
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

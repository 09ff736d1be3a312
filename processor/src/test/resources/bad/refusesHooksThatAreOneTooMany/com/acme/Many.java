package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Many {
    @OnWorkerStart
    static void first() {}

    @OnWorkerStart
    static void second() {} // error: A class must not have more than one @OnWorkerStart method: which would run first is not to be seen; let one call the other

    @OnWorkerStart
    @OnWorkerExit
    static void third() {} // error: A class must not have more than one @OnWorkerStart method: which would run first is not to be seen; let one call the other

    @OnWorkerExit
    static int fourth() { // error: A class must not have more than one @OnWorkerExit method: which would run first is not to be seen; let one call the other
        return 4;
    }

    @ParallelTask
    static int task() {
        return 1;
    }

    @ParallelTask
    static int other() {
        return 2;
    }
}

package com.acme;

import org.paralleltask.OnWorkerExit;

public final class Alone {
    @OnWorkerExit
    static int end() { // error: An @OnWorkerExit method must be in the class of a @ParallelTask method: a worker runs the hooks of the class whose tasks it runs, and Alone has no task
        return 1;
    }
}

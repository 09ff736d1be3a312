package com.acme;

import org.paralleltask.ParallelTask;

public final class Second {
    @ParallelTask
    int one() { // error: A @ParallelTask method must be static: a worker process has no instance to call it on
        return 1;
    }
}

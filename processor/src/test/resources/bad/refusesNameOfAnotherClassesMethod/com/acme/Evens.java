package com.acme;

import org.paralleltask.ParallelTask;

public final class Evens {
    @ParallelTask
    static long sum(int value) {
        return value;
    }
}

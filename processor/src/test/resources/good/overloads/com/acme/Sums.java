package com.acme;

import org.paralleltask.ParallelTask;

public final class Sums {
    private Sums() {}

    @ParallelTask
    public static long sum(int value) {
        return value;
    }

    @ParallelTask(name = "SumLong")
    public static long sum(long value) {
        return value;
    }

    public static long sum(String value) {
        return 0;
    }
}

package com.acme;

import org.paralleltask.ParallelTask;

public final class Sums {
    private Sums() {}

    // expect SumPool: {@link Sums#sum(int)}
    // expect SumWorker: TaskDefinition.of( "sum", SumWorker.class
    @ParallelTask
    public static long sum(int value) {
        return value;
    }

    // expect SumLongPool: {@link Sums#sum(long)}
    // expect SumLongWorker: METHOD = "com.acme.Sums.sum";
    // expect SumLongWorker: TaskDefinition.of( "sumLong", SumLongWorker.class
    @ParallelTask(name = "SumLong")
    public static long sum(long value) {
        return value;
    }

    public static long sum(String value) {
        return 0;
    }
}

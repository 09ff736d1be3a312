package com.acme;

import org.paralleltask.ParallelTask;

public final class Odds {
    @ParallelTask
    static long sum(int value) { // error: A generated class must have a name of its own: SumTask is generated for Evens.sum(int); set another prefix, such as name = "OddsSum"
        return value;
    }

    static final class Inner {
        @ParallelTask
        static long sum(int value) { // error: A generated class must have a name of its own: SumTask is generated for Evens.sum(int); set another prefix, such as name = "InnerSum"
            return value;
        }
    }
}

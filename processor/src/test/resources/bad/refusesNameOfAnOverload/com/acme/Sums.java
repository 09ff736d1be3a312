package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Sums {
    @ParallelTask
    static long sum(int value) {
        return value;
    }

    @ParallelTask
    static long sum(List<int[]> values, String[] names) { // error: A generated class must have a name of its own: SumTask is generated for Sums.sum(int); set another prefix, such as name = "SumListStringArray"
        return 0;
    }

    @ParallelTask
    static long sum() { // error: A generated class must have a name of its own: SumTask is generated for Sums.sum(int); set another prefix, such as name = "SumNothing"
        return 0;
    }

    @ParallelTask
    static long sUM(int value) { // error: A generated class must have a name of its own: SUMTask differs only in case from SumTask, which is generated for Sums.sum(int); set another prefix, such as name = "SUMInt"
        return 0;
    }

    @ParallelTask(
            workers = 1,
            name = "Sum") // error: A generated class must have a name of its own: SumTask is generated for Sums.sum(int); set another prefix, such as name = "SumLong"
    static long total(long value) {
        return 0;
    }
}

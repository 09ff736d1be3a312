package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Sums {
    private Sums() {}

    @ParallelTask
    public static long sum(int... values) {
        return values.length;
    }

    @ParallelTask
    public static String join(String separator, String[]... words) {
        return separator;
    }

    @SafeVarargs
    @ParallelTask
    public static int count(List<String>... lists) {
        return lists.length;
    }
}

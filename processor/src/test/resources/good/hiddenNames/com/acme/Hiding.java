package com.acme;

import org.paralleltask.ParallelTask;

public final class Hiding {
    private Hiding() {}

    @ParallelTask
    public static java.util.List<java.lang.Integer> mix(List list, Stream stream, Generated generated, Integer integer) {
        return java.util.List.of();
    }
}

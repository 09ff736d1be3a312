package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Awkward {
    private Awkward() {}

    @ParallelTask
    public static int parallel(int value) {
        return value;
    }

    @ParallelTask
    public static String process(String org) {
        return org;
    }

    @ParallelTask
    public static int java(int java) {
        return java;
    }

    @ParallelTask
    public static List<String> list(List<String> list) {
        return list;
    }

    @ParallelTask
    public static String string(String string) {
        return string;
    }

    @ParallelTask
    public static int call(int call) {
        return call;
    }

    @ParallelTask
    public static int run() {
        return 0;
    }
}

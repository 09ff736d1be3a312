package com.acme;

import java.util.List;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.WorkerContext;

public final class Images {
    private Images() {}

    public record Profile(String name, List<Integer> curve) {}

    public record Stats(Profile last, int count) {}

    @ParallelTask(allow = StringBuilder.class)
    public static int adjust(String image, @Shared Profile profile) {
        return 1;
    }

    @ParallelTask
    public static int crop(String image) {
        return 1;
    }

    @OnWorkerStart
    static void load(WorkerContext context) {}

    @OnWorkerExit
    static Stats flush() {
        return new Stats(new Profile("", List.of()), 0);
    }
}

package com.acme;

import java.util.concurrent.TimeUnit;
import org.paralleltask.ParallelTask;

public final class Images {
    private Images() {}

    public enum Filter {
        BLUR,
        SHARPEN {
            @Override
            public String toString() {
                return "sharp";
            }
        }
    }

    @ParallelTask
    public static int[][] apply(int[][] pixels, Filter filter, Filter[] more, TimeUnit[][] units) {
        return pixels;
    }

    @ParallelTask
    public static Filter inverse(Filter filter) {
        return filter;
    }

    @ParallelTask
    public static double[] histogram(byte[] image) {
        return new double[image.length];
    }
}

package com.acme;

import java.util.List;
import java.util.Map;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;

public final class Collections {
    private Collections() {}

    record Line(String text) {}

    /** Package-private: so the pool is. */
    @ParallelTask
    public static int fourth() {
        return 0;
    }

    @OnWorkerExit
    static List<Line> lines() {
        return List.of();
    }

    public static final class Wild {
        private Wild() {}

        @ParallelTask
        public static int fifth() {
            return 0;
        }

        @OnWorkerExit
        public static Map<String, ? extends List<Integer>> wild() {
            return Map.of();
        }
    }

    public static final class Arrays {
        private Arrays() {}

        @ParallelTask
        public static int sixth() {
            return 0;
        }

        @OnWorkerExit
        public static int[][] arrays() {
            return new int[0][];
        }
    }
}

package com.acme;

import org.paralleltask.ParallelTask;

public final class Outer {
    private static class Hidden {
        @ParallelTask
        static long first(int below) { // error: A @ParallelTask method must not be in a private class: the generated worker class calls it and cannot reach Hidden
            return below;
        }

        public static class Inner {
            @ParallelTask
            public static long second(int below) { // error: A @ParallelTask method must not be in a private class: the generated worker class calls it and cannot reach Hidden
                return below;
            }
        }
    }
}

package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public interface Outer {
    @ParallelTask
    static int first(List<Inner.Value> values) {
        return values.size();
    }

    class Inner {
        public record Value(int number) {}

        @ParallelTask
        public static Value second(Value value) {
            return value;
        }

        protected static class Hidden {
            @ParallelTask
            public static int third(int value) {
                return value;
            }
        }
    }

    enum Kind {
        ONE;

        @ParallelTask
        public static Kind fourth() {
            return ONE;
        }
    }
}

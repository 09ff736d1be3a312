package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public interface Outer {
    // expect FirstPool: public final class FirstPool
    // expect FirstWorker: Outer.first(task.values())
    // expect FirstPool: {@link Outer#first(List)}
    @ParallelTask
    static int first(List<Inner.Value> values) {
        return values.size();
    }

    class Inner {
        public record Value(int number) {}

        // expect SecondPool: public Outer.Inner.Value call(Outer.Inner.Value value) {
        // expect SecondWorker: METHOD = "com.acme.Outer.Inner.second";
        @ParallelTask
        public static Value second(Value value) {
            return value;
        }

        protected static class Hidden {
            // expect ThirdPool: ") final class ThirdPool
            // expect ThirdWorker: Outer.Inner.Hidden.third(task.value())
            @ParallelTask
            public static int third(int value) {
                return value;
            }
        }
    }

    enum Kind {
        ONE;

        // expect FourthCodec: return TaskCodec.fingerprint(0xc5722410d8d4c48eL, KIND_VALUES);
        // expect FourthWorker: Outer.Kind.fourth()
        @ParallelTask
        public static Kind fourth() {
            return ONE;
        }
    }
}

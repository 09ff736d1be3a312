package org.paralleltask.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.paralleltask.ContextCarrier;
import org.paralleltask.base.PoolLog;
import org.paralleltask.carry.Carriers;

/** What a call does for its caller's context where there is none to take along. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ContextBenchmark {
    private static final ThreadLocal<Map<String, String>> CONTEXT = ThreadLocal.withInitial(Map::of);

    private final Carriers none = of();
    private final Carriers one = of(new Idle());

    private static Carriers of(ContextCarrier... carriers) {
        return new Carriers(Optional.of(List.of(carriers)), ContextBenchmark.class, new PoolLog("context"));
    }

    /** Has nothing to take along, as one of a log's context outside of all requests. */
    private static final class Idle implements ContextCarrier {
        @Override
        public Map<String, String> capture() {
            return CONTEXT.get();
        }

        @Override
        public Restored restore(Map<String, String> captured) {
            return () -> {};
        }
    }

    /** No carrier is installed. */
    @Benchmark
    public Object paralleltask() {
        return none.capture();
    }

    /** One is, and has nothing. */
    @Benchmark
    public Object idlecarrier() {
        return one.capture();
    }

    /** The least that any carrier does: it looks at one thread-local variable. */
    @Benchmark
    public Object threadlocal() {
        return CONTEXT.get();
    }
}

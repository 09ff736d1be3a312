package org.paralleltask.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encodes a {@code double[1_000_000]}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DoublesEncodeBenchmark {
    private final double[] values = DoublesPayload.example();
    private final double[] copy = new double[values.length];

    /** Into new memory, as a pool does it. */
    @Benchmark
    public Object paralleltask(DoublesPayload own) {
        return own.encode(values);
    }

    /** Into memory that is there. */
    @Benchmark
    public Object arraycopy() {
        System.arraycopy(values, 0, copy, 0, values.length);
        return copy;
    }

    /** Into new memory. */
    @Benchmark
    public Object newcopy() {
        return values.clone();
    }
}

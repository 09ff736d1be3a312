package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encodes and decodes a {@code double[1_000_000]}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DoublesBenchmark {
    private final double[] values = DoublesPayload.example();
    private final double[] first = new double[values.length];
    private final double[] second = new double[values.length];

    /** Both into new memory, as a pool does it. */
    @Benchmark
    public Object paralleltask(DoublesPayload own) {
        return own.copy(values);
    }

    /** Two copies into memory that is there. */
    @Benchmark
    public Object arraycopy() {
        System.arraycopy(values, 0, first, 0, values.length);
        System.arraycopy(first, 0, second, 0, values.length);
        return second;
    }

    /** Two copies into new memory. */
    @Benchmark
    public Object newcopy() {
        return values.clone().clone();
    }

    /** The same with {@link Serialization}. */
    @Benchmark
    public Object serialization(Serialization format) throws IOException, ClassNotFoundException {
        return format.copy(values);
    }

    /** The same with {@link ForyFormat}. */
    @Benchmark
    public Object fory(ForyFormat format) {
        return format.copy(values);
    }

    /** The same with {@link KryoUnsafeFormat}. */
    @Benchmark
    public Object kryo(KryoUnsafeFormat format) {
        return format.copy(values);
    }
}

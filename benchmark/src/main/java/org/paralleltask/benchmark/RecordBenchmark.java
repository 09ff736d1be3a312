package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encodes and decodes an {@link Order}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {
    private final Order order = Order.EXAMPLE;

    /** As a pool does it. */
    @Benchmark
    public Object paralleltask(OrderPayload own) {
        return own.copy(order);
    }

    /** The same with {@link Serialization}. */
    @Benchmark
    public Object serialization(Serialization format) throws IOException, ClassNotFoundException {
        return format.copy(order);
    }

    /** The same with {@link ForyFormat}. */
    @Benchmark
    public Object fory(ForyFormat format) {
        return format.copy(order);
    }

    /** The same with {@link KryoFormat}. */
    @Benchmark
    public Object kryo(KryoFormat format) {
        return format.copy(order);
    }
}

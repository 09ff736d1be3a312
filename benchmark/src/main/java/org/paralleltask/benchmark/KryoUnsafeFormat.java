package org.paralleltask.benchmark;

import com.esotericsoftware.kryo.unsafe.UnsafeInput;
import com.esotericsoftware.kryo.unsafe.UnsafeOutput;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Kryo as its manual recommends it for large arrays of primitives: they are copied as they lie in memory. */
@State(Scope.Benchmark)
public class KryoUnsafeFormat extends KryoFormat {
    private static final int FIRST_BYTES = 1024;

    /** With buffers that read and write memory. */
    public KryoUnsafeFormat() {
        super(new UnsafeOutput(FIRST_BYTES, -1), new UnsafeInput());
    }
}

package org.paralleltask.benchmark;

import org.apache.fory.Fory;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Apache Fory: for Java only, registered classes of one version, no references, serializers compiled at once. */
@State(Scope.Benchmark)
public class ForyFormat implements Format {
    private final Fory fory = Fory.builder()
            .withXlang(false)
            .withCompatible(false)
            .withRefTracking(false)
            .requireClassRegistration(true)
            .withCodegen(true)
            .withAsyncCompilation(false)
            .build();

    /** Ready for what is measured. */
    public ForyFormat() {
        fory.register(Order.class);
    }

    @Override
    public Object copy(Object value) {
        return fory.deserialize(fory.serialize(value));
    }

    @Override
    public int size(Object value) {
        return fory.serialize(value).length;
    }
}

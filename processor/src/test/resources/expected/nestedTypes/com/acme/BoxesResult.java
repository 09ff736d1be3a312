package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Nested#boxes(Nested.Box.Lid, Nested.Box.Side, Nested.Box.Side.Edge, Nested.Box.Lid[][], Nested.Holder.Pair, Nested.Holder.Deep, Nested.Holder.Level)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BoxesResult(Nested.Box.Lid<String> value) implements Serializable {
}

package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Awkward#nodes(Awkward.Node, Awkward.Node, Awkward.Plain, Awkward.Outer.Inner)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NodesResult(Awkward.Node<Integer> value) implements Serializable {
}

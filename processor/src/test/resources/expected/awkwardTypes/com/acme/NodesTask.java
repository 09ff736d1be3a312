package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#nodes(Awkward.Node, Awkward.Node, Awkward.Plain, Awkward.Outer.Inner)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NodesTask(Awkward.Node<Integer> numbers, Awkward.Node<String> strings,
    Awkward.Plain plain, Awkward.Outer<String>.Inner inner) implements Serializable {
}

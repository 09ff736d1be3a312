package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Outer#first(List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FirstTask(List<Outer.Inner.Value> values) implements Serializable {
}

package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Outer.Inner#second(Outer.Inner.Value)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SecondResult(Outer.Inner.Value value) implements Serializable {
}

package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Outer.Inner#second(Outer.Inner.Value)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SecondTask(Outer.Inner.Value value) implements Serializable {
}

package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shapes#find(Shapes.Option, Shapes.Option, Shapes.Amount, Shapes.Open, Shapes.Secret)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindResult(Shapes.Option<Shapes.Shape> value) implements Serializable {
}

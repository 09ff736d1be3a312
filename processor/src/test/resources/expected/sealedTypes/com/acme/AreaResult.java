package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shapes#area(Shapes.Shape)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AreaResult(Shapes.Either<String, Double> value) implements Serializable {
}

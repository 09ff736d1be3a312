package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shapes#area(Shapes.Shape)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AreaTask(Shapes.Shape shape) implements Serializable {
}

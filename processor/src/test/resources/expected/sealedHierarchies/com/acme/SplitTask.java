package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shapes#split(Shapes.Shape, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SplitTask(Shapes.Shape shape, List<Shapes.Marker> markers) implements Serializable {
}

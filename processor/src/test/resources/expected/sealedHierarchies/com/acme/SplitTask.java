package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shapes#split(Shapes.Shape, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SplitTask(Shapes.Shape shape, List<Shapes.Marker> markers) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SplitTask[shape=").append(Objects.toString(shape))
        .append(", markers=").append(Objects.toString(markers))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shapes#area(Shapes.Shape)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record AreaTask(Shapes.Shape shape) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("AreaTask[shape=").append(Objects.toString(shape))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#apply(int[][], Images.Filter, Images.Filter[], TimeUnit[][])}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ApplyTask(int[][] pixels, Images.Filter filter, Images.Filter[] more,
    TimeUnit[][] units) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("ApplyTask[pixels=").append(Objects.toString(pixels))
        .append(", filter=").append(Objects.toString(filter))
        .append(", more=").append(Objects.toString(more))
        .append(", units=").append(Objects.toString(units))
        .append("]").toString();
  }
}

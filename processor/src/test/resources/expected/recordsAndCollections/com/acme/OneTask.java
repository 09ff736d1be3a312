package com.acme;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#one(Map)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OneTask(Map<String, Shop.Order> orders) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("OneTask[orders=").append(Objects.toString(orders))
        .append("]").toString();
  }
}

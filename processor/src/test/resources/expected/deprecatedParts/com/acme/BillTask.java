package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#bill(Shop.Order)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BillTask(Shop.Order order) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("BillTask[order=").append(Objects.toString(order))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Shop#price(Shop.Order, Shop.PriceTable, TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PriceTask(Shop.Order order) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("PriceTask[order=").append(Objects.toString(order))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Orders#ship(Orders.Order, EnumMap, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ShipTask(Orders.Order order, EnumMap<Orders.Day, Orders.Plain> days,
    List<Orders.Unnameable> all) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("ShipTask[order=").append(Objects.toString(order))
        .append(", days=").append(Objects.toString(days))
        .append(", all=").append(Objects.toString(all))
        .append("]").toString();
  }
}

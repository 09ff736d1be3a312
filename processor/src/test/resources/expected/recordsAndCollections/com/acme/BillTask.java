package com.acme;

import java.io.Serializable;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#bill(List, Set, Deque, SortedMap)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BillTask(List<Shop.Order> orders, Set<String> names, Deque<? extends Number> rates,
    SortedMap<String, int[]> table) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("BillTask[orders=").append(Objects.toString(orders))
        .append(", names=").append(Objects.toString(names))
        .append(", rates=").append(Objects.toString(rates))
        .append(", table=").append(Objects.toString(table))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Orders#count(List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record CountTask(List<Orders.Order> orders) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CountTask[orders=").append(Objects.toString(orders))
        .append("]").toString();
  }
}

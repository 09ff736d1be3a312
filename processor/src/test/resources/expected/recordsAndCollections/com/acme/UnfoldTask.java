package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#unfold(Shop.Page)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UnfoldTask(Shop.Page<Shop.Item> page) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("UnfoldTask[page=").append(Objects.toString(page))
        .append("]").toString();
  }
}

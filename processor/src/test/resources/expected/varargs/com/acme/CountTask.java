package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Sums#count(List...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CountTask(List<String>... lists) implements Serializable {
  @SafeVarargs
  public CountTask {
    // for its annotation
  }

  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CountTask[lists=").append(Objects.toString(lists))
        .append("]").toString();
  }
}

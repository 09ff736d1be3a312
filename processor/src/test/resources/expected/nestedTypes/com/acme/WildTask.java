package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Nested#wild(Map)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WildTask(Map<String, ? extends List<? extends Number>> map) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("WildTask[map=").append(Objects.toString(map))
        .append("]").toString();
  }
}

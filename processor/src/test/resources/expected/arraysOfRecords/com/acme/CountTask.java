package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Arrays#count(List...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CountTask(List<Arrays.Point>... points) implements Serializable {
  @SafeVarargs
  public CountTask {
    // for its annotation
  }
}

package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Values#leftOut(int, int, int, int, int, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LeftOutTask(int type, int types, int secret, int nested,
    int more) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("LeftOutTask[type=").append(type)
        .append(", types=").append(types)
        .append(", secret=").append(secret)
        .append(", nested=").append(nested)
        .append(", more=").append(more)
        .append("]").toString();
  }
}

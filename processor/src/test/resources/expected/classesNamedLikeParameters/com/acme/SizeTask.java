package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link task.Inner#size(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SizeTask(int context) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SizeTask[context=").append(context)
        .append("]").toString();
  }
}

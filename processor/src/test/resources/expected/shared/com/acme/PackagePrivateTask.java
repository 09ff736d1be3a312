package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#packagePrivate(int, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record PackagePrivateTask(int value) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("PackagePrivateTask[value=").append(value)
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#javas(int, int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JavasTask(int wait_, int toString_) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("JavasTask[wait_=").append(wait_)
        .append(", toString_=").append(toString_)
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Files#read(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ReadTask(String name) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("ReadTask[name=").append(Objects.toString(name))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Trees#nest(Trees.Nest)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NestTask(Trees.Nest<String> nest) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("NestTask[nest=").append(Objects.toString(nest))
        .append("]").toString();
  }
}

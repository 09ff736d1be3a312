package com.acme;

import com.lib.Published;
import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link User#use(Published.Nameable)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UseTask(Published.Nameable nameable) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("UseTask[nameable=").append(Objects.toString(nameable))
        .append("]").toString();
  }
}

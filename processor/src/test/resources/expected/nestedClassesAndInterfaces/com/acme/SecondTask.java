package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Outer.Inner#second(Outer.Inner.Value)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SecondTask(Outer.Inner.Value value) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SecondTask[value=").append(Objects.toString(value))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@link Lookup#findOne(Lookup.Customer)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindOneTask(Lookup. @Nullable Customer like) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("FindOneTask[like=").append(Objects.toString(like))
        .append("]").toString();
  }
}

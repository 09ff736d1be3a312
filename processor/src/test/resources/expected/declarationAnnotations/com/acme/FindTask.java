package com.acme;

import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Lookup#find(String, String, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindTask(@Lookup.Nullable String name, @Lookup.NotNull String key,
    @Lookup.Range(from = 1, of = Lookup.class, also = {ElementType.FIELD, ElementType.METHOD}) int limit,
    int hidden) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("FindTask[name=").append(Objects.toString(name))
        .append(", key=").append(Objects.toString(key))
        .append(", limit=").append(limit)
        .append(", hidden=").append(hidden)
        .append("]").toString();
  }
}

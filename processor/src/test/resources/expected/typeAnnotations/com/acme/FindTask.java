package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@link Lookup#find(String, List, Map.Entry, String[], int...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindTask(@Nullable String name, List<Lookup. @Nullable Customer> customers,
    Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
    int @Nullable ... numbers) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("FindTask[name=").append(Objects.toString(name))
        .append(", customers=").append(Objects.toString(customers))
        .append(", entry=").append(Objects.toString(entry))
        .append(", words=").append(Objects.toString(words))
        .append(", numbers=").append(Objects.toString(numbers))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@link Awkward#annotated(LinkedHashMap, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AnnotatedTask(
    LinkedHashMap<@Nullable String, Awkward. @Nullable Pair<Awkward. @Nullable Level, List<@Nullable Path>>> map,
    List<? extends Awkward. @Nullable Pair<? extends @Nullable Path, Awkward. @Nullable Level>> pairs) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("AnnotatedTask[map=").append(Objects.toString(map))
        .append(", pairs=").append(Objects.toString(pairs))
        .append("]").toString();
  }
}

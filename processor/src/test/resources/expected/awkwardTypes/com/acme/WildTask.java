package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#wild(Awkward.Twins, Awkward.Twins, Awkward.Family, Map, Optional, List[])}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WildTask(Awkward.Twins<? extends Path> twins, Awkward.Twins<String> known,
    Awkward.Family<? extends Awkward.Pair<? extends Path, Awkward.Level>> family,
    Map<? extends Awkward.Pair<? extends Path, String>, ? extends Collection<? extends Awkward.Pair<? extends List<? extends Path>, Long>>> map,
    Optional<? extends Number> number,
    List<? extends Serializable>[] arrays) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("WildTask[twins=").append(Objects.toString(twins))
        .append(", known=").append(Objects.toString(known))
        .append(", family=").append(Objects.toString(family))
        .append(", map=").append(Objects.toString(map))
        .append(", number=").append(Objects.toString(number))
        .append(", arrays=").append(Objects.toString(arrays))
        .append("]").toString();
  }
}

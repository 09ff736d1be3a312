package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Generics#wild(Generics.Pair, Generics.Box, Map, Generics.Bounded, Generics.Bounded)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WildTask(Generics.Pair<? extends Generics.Box<String>, Long> pair,
    Generics.Box<? extends Generics.Deep> box,
    Map<? extends String, ? extends List<? extends Integer>> map,
    Generics.Bounded<? extends Integer> bounded,
    Generics.Bounded<Integer> known) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("WildTask[pair=").append(Objects.toString(pair))
        .append(", box=").append(Objects.toString(box))
        .append(", map=").append(Objects.toString(map))
        .append(", bounded=").append(Objects.toString(bounded))
        .append(", known=").append(Objects.toString(known))
        .append("]").toString();
  }
}

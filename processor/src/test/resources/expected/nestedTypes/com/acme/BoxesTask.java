package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Nested#boxes(Nested.Box.Lid, Nested.Box.Side, Nested.Box.Side.Edge, Nested.Box.Lid[][], Nested.Holder.Pair, Nested.Holder.Deep, Nested.Holder.Level)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BoxesTask(Nested.Box.Lid<String> lid, Nested.Box<String>.Side side,
    Nested.Box<String>.Side.Edge<Integer> edge, Nested.Box.Lid<String>[][] lids,
    Nested.Holder.Pair<Nested.Box<String>.Side, Nested.Box.Lid<Long>> pair,
    Nested.Holder.Deep<String> deep, Nested.Holder.Level level) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("BoxesTask[lid=").append(Objects.toString(lid))
        .append(", side=").append(Objects.toString(side))
        .append(", edge=").append(Objects.toString(edge))
        .append(", lids=").append(Objects.toString(lids))
        .append(", pair=").append(Objects.toString(pair))
        .append(", deep=").append(Objects.toString(deep))
        .append(", level=").append(Objects.toString(level))
        .append("]").toString();
  }
}

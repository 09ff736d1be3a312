package com.acme;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#bound(Awkward.Sorted, Awkward.Sorted, Awkward.Tagged, Awkward.Holder, List, Awkward.Other.Level, DayOfWeek)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BoundTask(Awkward.Sorted<String> sorted, Awkward.Sorted<? extends String> wild,
    Awkward.Tagged<Thread> tagged, Awkward.Holder<Integer> holder, List<Awkward.Level> levels,
    Awkward.Other.Level level, DayOfWeek day) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("BoundTask[sorted=").append(Objects.toString(sorted))
        .append(", wild=").append(Objects.toString(wild))
        .append(", tagged=").append(Objects.toString(tagged))
        .append(", holder=").append(Objects.toString(holder))
        .append(", levels=").append(Objects.toString(levels))
        .append(", level=").append(Objects.toString(level))
        .append(", day=").append(Objects.toString(day))
        .append("]").toString();
  }
}

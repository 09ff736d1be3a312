package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Arrays#join(Arrays.Line[], Arrays.Box, Optional, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JoinTask(Arrays.Line[] lines, Arrays.Box<Arrays.Point> box, Optional<long[]> numbers,
    List<Arrays.Box<Arrays.Point>> boxes) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("JoinTask[lines=").append(Objects.toString(lines))
        .append(", box=").append(Objects.toString(box))
        .append(", numbers=").append(Objects.toString(numbers))
        .append(", boxes=").append(Objects.toString(boxes))
        .append("]").toString();
  }
}

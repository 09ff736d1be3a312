package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#use(Names.Task, Names.TaskCodec, Containers, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UseTask(Names.Task out, Names.TaskCodec in, Containers containers,
    List<Names.LogLevel> part) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("UseTask[out=").append(Objects.toString(out))
        .append(", in=").append(Objects.toString(in))
        .append(", containers=").append(Objects.toString(containers))
        .append(", part=").append(Objects.toString(part))
        .append("]").toString();
  }
}

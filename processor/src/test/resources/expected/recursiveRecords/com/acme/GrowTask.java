package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Trees#grow(Trees.Tree, Trees.Odd, Trees.Nothing)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GrowTask(Trees.Tree tree, Trees.Odd odd,
    Trees.Nothing nothing) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("GrowTask[tree=").append(Objects.toString(tree))
        .append(", odd=").append(Objects.toString(odd))
        .append(", nothing=").append(Objects.toString(nothing))
        .append("]").toString();
  }
}

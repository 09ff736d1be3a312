package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#nodes(Awkward.Node, Awkward.Node, Awkward.Plain, Awkward.Outer.Inner)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NodesTask(Awkward.Node<Integer> numbers, Awkward.Node<String> strings,
    Awkward.Plain plain, Awkward.Outer<String>.Inner inner) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("NodesTask[numbers=").append(Objects.toString(numbers))
        .append(", strings=").append(Objects.toString(strings))
        .append(", plain=").append(Objects.toString(plain))
        .append(", inner=").append(Objects.toString(inner))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Generics#swap(Generics.Pair, Generics.Pair, Generics.Deep)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SwapTask(Generics.Pair<String, Integer> pair, Generics.Pair<Integer, String> other,
    Generics.Deep deep) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SwapTask[pair=").append(Objects.toString(pair))
        .append(", other=").append(Objects.toString(other))
        .append(", deep=").append(Objects.toString(deep))
        .append("]").toString();
  }
}

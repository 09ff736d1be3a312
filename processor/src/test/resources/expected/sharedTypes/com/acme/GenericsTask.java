package com.acme;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Types#generics(Types.Pair, Types.Pair, Map, TreeMap)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericsTask(Types.Pair<String, Integer> pair) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("GenericsTask[pair=").append(Objects.toString(pair))
        .append("]").toString();
  }
}

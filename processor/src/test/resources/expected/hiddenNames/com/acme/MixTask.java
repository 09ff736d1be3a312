package com.acme;

import java.io.Serializable;
import java.lang.Override;
import java.lang.String;
import java.lang.StringBuilder;
import java.util.Objects;

/**
 * The arguments of one call of {@link Hiding#mix(List, Stream, Generated, Integer)}.
 */
@javax.annotation.processing.Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record MixTask(List list, Stream stream, Generated generated,
    Integer integer) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("MixTask[list=").append(Objects.toString(list))
        .append(", stream=").append(Objects.toString(stream))
        .append(", generated=").append(Objects.toString(generated))
        .append(", integer=").append(Objects.toString(integer))
        .append("]").toString();
  }
}

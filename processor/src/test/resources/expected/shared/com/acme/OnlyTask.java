package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#only(Path)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OnlyTask() implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("OnlyTask[]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Jdk#size(Path)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SizeTask(Path file) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SizeTask[file=").append(Objects.toString(file))
        .append("]").toString();
  }
}

package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Jdk#parent(Optional)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ParentTask(Optional<Path> file) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("ParentTask[file=").append(Objects.toString(file))
        .append("]").toString();
  }
}

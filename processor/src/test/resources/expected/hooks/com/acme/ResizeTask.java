package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#resize(Path, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ResizeTask(Path image, int width) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("ResizeTask[image=").append(Objects.toString(image))
        .append(", width=").append(width)
        .append("]").toString();
  }
}

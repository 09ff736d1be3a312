package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Docs#pages(Path)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PagesTask(Path pdf, long stream) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("PagesTask[pdf=").append(Objects.toString(pdf))
        .append(", stream=").append(stream)
        .append("]").toString();
  }
}

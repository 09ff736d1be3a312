package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#crop(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CropTask(String image) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CropTask[image=").append(Objects.toString(image))
        .append("]").toString();
  }
}

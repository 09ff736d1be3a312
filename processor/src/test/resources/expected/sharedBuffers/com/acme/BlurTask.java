package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.paralleltask.SharedBuffer;

/**
 * The arguments of one call of {@link Images#blur(SharedBuffer, List, SharedBuffer)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BlurTask(SharedBuffer image, List<Images.Tile> tiles) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("BlurTask[image=").append(Objects.toString(image))
        .append(", tiles=").append(Objects.toString(tiles))
        .append("]").toString();
  }
}

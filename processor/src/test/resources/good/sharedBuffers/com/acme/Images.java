package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.SharedBuffer;

/** Large data by reference: only the handles travel. */
public final class Images {
  private Images() {}

  public record Tile(int x, int y, SharedBuffer pixels) {}

  @ParallelTask
  public static SharedBuffer blur(SharedBuffer image, List<Tile> tiles, @Shared SharedBuffer kernel) {
    return image;
  }
}

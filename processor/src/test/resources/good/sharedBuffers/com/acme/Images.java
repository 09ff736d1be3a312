package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.SharedBuffer;

/** Large data by reference: only the handles travel. */
public final class Images {
  private Images() {}

  public record Tile(int x, int y, SharedBuffer pixels) {}

  // expect BlurCodec: 0x936322ac97b8de42L
  // expect BlurCodec: SharedBuffers.write(out.at("image"), task.image()); Containers.writeList(out.at("tiles"), task.tiles(), BlurCodec::writeTile);
  // expect BlurCodec: new BlurResult(SharedBuffers.read(in))
  // expect BlurCodec: SharedBuffers.write(out.at("kernel"), shared.kernel());
  // expect BlurWorker without: .allow(
  @ParallelTask
  public static SharedBuffer blur(SharedBuffer image, List<Tile> tiles, @Shared SharedBuffer kernel) {
    return image;
  }
}

package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Images#blur(SharedBuffer, List, SharedBuffer)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BlurCodec implements TaskCodec<BlurTask, BlurResult> {
  BlurCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x936322ac97b8de42L;
  }

  @Override
  public void writeTask(Encoder out, BlurTask task) {
    SharedBuffers.write(out.at("image"), task.image());
    Containers.writeList(out.at("tiles"), task.tiles(), BlurCodec::writeTile);
  }

  @Override
  public BlurTask readTask(Decoder in) {
    return new BlurTask(SharedBuffers.read(in), Containers.readList(in, BlurCodec::readTile));
  }

  @Override
  public void writeResult(Encoder out, BlurResult result) {
    SharedBuffers.write(out.at("result"), result.value());
  }

  @Override
  public BlurResult readResult(Decoder in) {
    return new BlurResult(SharedBuffers.read(in));
  }

  static void writeShared(Encoder out, BlurShared shared) {
    SharedBuffers.write(out.at("kernel"), shared.kernel());
  }

  static BlurShared readShared(Decoder in) {
    return new BlurShared(SharedBuffers.read(in));
  }

  private static void writeTile(Encoder out, Images.Tile value) {
    if (out.begin(value)) {
      out.at("x").writeInt(value.x());
      out.at("y").writeInt(value.y());
      SharedBuffers.write(out.at("pixels"), value.pixels());
      out.end();
    }
  }

  private static Images.Tile readTile(Decoder in) {
    return in.begin() ? in.end(new Images.Tile(in.readInt(),
        in.readInt(),
        SharedBuffers.read(in))) : null;
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Images#crop(String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CropCodec implements TaskCodec<CropTask, CropResult> {
  CropCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x968416d609fde355L;
  }

  @Override
  public void writeTask(Encoder out, CropTask task) {
    out.at("image").writeString(task.image());
  }

  @Override
  public CropTask readTask(Decoder in) {
    return new CropTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, CropResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CropResult readResult(Decoder in) {
    return new CropResult(in.readInt());
  }

  static void writeExit(Encoder out, CropExit exit) {
    writeStats(out.at("exit"), exit.value());
  }

  static CropExit readExit(Decoder in) {
    return new CropExit(readStats(in));
  }

  private static void writeStats(Encoder out, Images.Stats value) {
    if (out.begin(value)) {
      writeProfile(out.at("last"), value.last());
      out.at("count").writeInt(value.count());
      out.end();
    }
  }

  private static Images.Stats readStats(Decoder in) {
    return in.begin() ? in.end(new Images.Stats(readProfile(in), in.readInt())) : null;
  }

  private static void writeProfile(Encoder out, Images.Profile value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      Containers.writeList(out.at("curve"), value.curve(), JdkValues::write);
      out.end();
    }
  }

  private static Images.Profile readProfile(Decoder in) {
    return in.begin() ? in.end(new Images.Profile(in.readString(), Containers.readList(in,
        JdkValues::readInteger))) : null;
  }
}

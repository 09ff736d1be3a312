package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Images#adjust(String, Images.Profile)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AdjustCodec implements TaskCodec<AdjustTask, AdjustResult> {
  AdjustCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x181fee4c9a9bd760L;
  }

  @Override
  public void writeTask(Encoder out, AdjustTask task) {
    out.at("image").writeString(task.image());
  }

  @Override
  public AdjustTask readTask(Decoder in) {
    return new AdjustTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, AdjustResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public AdjustResult readResult(Decoder in) {
    return new AdjustResult(in.readInt());
  }

  static void writeShared(Encoder out, AdjustShared shared) {
    writeProfile(out.at("profile"), shared.profile());
  }

  static AdjustShared readShared(Decoder in) {
    return new AdjustShared(readProfile(in));
  }

  static void writeExit(Encoder out, AdjustExit exit) {
    writeStats(out.at("exit"), exit.value());
  }

  static AdjustExit readExit(Decoder in) {
    return new AdjustExit(readStats(in));
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
}

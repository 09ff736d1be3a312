package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Types#deprecated(int, Types.Old)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings("deprecation")
public final class DeprecatedCodec implements TaskCodec<DeprecatedTask, DeprecatedResult> {
  DeprecatedCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xd1cfdb6299acf4adL;
  }

  @Override
  public void writeTask(Encoder out, DeprecatedTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public DeprecatedTask readTask(Decoder in) {
    return new DeprecatedTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, DeprecatedResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public DeprecatedResult readResult(Decoder in) {
    return new DeprecatedResult(in.readInt());
  }

  static void writeShared(Encoder out, DeprecatedShared shared) {
    writeOld(out.at("old"), shared.old());
  }

  static DeprecatedShared readShared(Decoder in) {
    return new DeprecatedShared(readOld(in));
  }

  private static void writeOld(Encoder out, Types.Old value) {
    if (out.begin(value)) {
      out.at("value").writeInt(value.value());
      out.end();
    }
  }

  private static Types.Old readOld(Decoder in) {
    return in.begin() ? in.end(new Types.Old(in.readInt())) : null;
  }
}

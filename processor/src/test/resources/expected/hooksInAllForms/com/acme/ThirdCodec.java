package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Primitive#third()} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ThirdCodec implements TaskCodec<ThirdTask, ThirdResult> {
  ThirdCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x92b0432e058f46d4L;
  }

  @Override
  public void writeTask(Encoder out, ThirdTask task) {
  }

  @Override
  public ThirdTask readTask(Decoder in) {
    return new ThirdTask();
  }

  @Override
  public void writeResult(Encoder out, ThirdResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public ThirdResult readResult(Decoder in) {
    return new ThirdResult(in.readInt());
  }

  static void writeExit(Encoder out, ThirdExit exit) {
    out.at("exit").writeLong(exit.value());
  }

  static ThirdExit readExit(Decoder in) {
    return new ThirdExit(in.readLong());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Outer.Inner.Hidden#third(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class ThirdCodec implements TaskCodec<ThirdTask, ThirdResult> {
  ThirdCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6070cf60f4099232L;
  }

  @Override
  public void writeTask(Encoder out, ThirdTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public ThirdTask readTask(Decoder in) {
    return new ThirdTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, ThirdResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public ThirdResult readResult(Decoder in) {
    return new ThirdResult(in.readInt());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Settings#limited(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LimitedCodec implements TaskCodec<LimitedTask, LimitedResult> {
  LimitedCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6070cf60f4099232L;
  }

  @Override
  public void writeTask(Encoder out, LimitedTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public LimitedTask readTask(Decoder in) {
    return new LimitedTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, LimitedResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public LimitedResult readResult(Decoder in) {
    return new LimitedResult(in.readInt());
  }
}

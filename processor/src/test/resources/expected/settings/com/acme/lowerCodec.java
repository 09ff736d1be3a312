package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Settings#unlimited(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class lowerCodec implements TaskCodec<lowerTask, lowerResult> {
  lowerCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6070cf60f4099232L;
  }

  @Override
  public void writeTask(Encoder out, lowerTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public lowerTask readTask(Decoder in) {
    return new lowerTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, lowerResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public lowerResult readResult(Decoder in) {
    return new lowerResult(in.readInt());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Voids#first(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstCodec implements TaskCodec<FirstTask, FirstResult> {
  FirstCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6070cf60f4099232L;
  }

  @Override
  public void writeTask(Encoder out, FirstTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public FirstTask readTask(Decoder in) {
    return new FirstTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, FirstResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public FirstResult readResult(Decoder in) {
    return new FirstResult(in.readInt());
  }
}

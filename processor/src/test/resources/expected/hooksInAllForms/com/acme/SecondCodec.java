package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Both#second(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class SecondCodec implements TaskCodec<SecondTask, SecondResult> {
  SecondCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6070cf60f4099232L;
  }

  @Override
  public void writeTask(Encoder out, SecondTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public SecondTask readTask(Decoder in) {
    return new SecondTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, SecondResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public SecondResult readResult(Decoder in) {
    return new SecondResult(in.readInt());
  }
}

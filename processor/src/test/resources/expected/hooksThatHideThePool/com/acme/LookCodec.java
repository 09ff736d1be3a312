package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Secret.Open#look(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LookCodec implements TaskCodec<LookTask, LookResult> {
  LookCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6070cf60f4099232L;
  }

  @Override
  public void writeTask(Encoder out, LookTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public LookTask readTask(Decoder in) {
    return new LookTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, LookResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public LookResult readResult(Decoder in) {
    return new LookResult(in.readInt());
  }
}

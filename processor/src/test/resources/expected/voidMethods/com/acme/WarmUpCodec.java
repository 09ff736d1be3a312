package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Caches#warmUp(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WarmUpCodec implements TaskCodec<WarmUpTask, WarmUpResult> {
  WarmUpCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x502a7d9b74d3a105L;
  }

  @Override
  public void writeTask(Encoder out, WarmUpTask task) {
    out.at("entries").writeInt(task.entries());
  }

  @Override
  public WarmUpTask readTask(Decoder in) {
    return new WarmUpTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, WarmUpResult result) {
  }

  @Override
  public WarmUpResult readResult(Decoder in) {
    return new WarmUpResult();
  }
}

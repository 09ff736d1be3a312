package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link task.Inner#size(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SizeCodec implements TaskCodec<SizeTask, SizeResult> {
  SizeCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xb59541c7e532b3b5L;
  }

  @Override
  public void writeTask(Encoder out, SizeTask task) {
    out.at("context").writeInt(task.context());
  }

  @Override
  public SizeTask readTask(Decoder in) {
    return new SizeTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, SizeResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public SizeResult readResult(Decoder in) {
    return new SizeResult(in.readInt());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Sums#sum(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumCodec implements TaskCodec<SumTask, SumResult> {
  SumCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xf72bbf7702cb12d3L;
  }

  @Override
  public void writeTask(Encoder out, SumTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public SumTask readTask(Decoder in) {
    return new SumTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, SumResult result) {
    out.at("result").writeLong(result.value());
  }

  @Override
  public SumResult readResult(Decoder in) {
    return new SumResult(in.readLong());
  }
}

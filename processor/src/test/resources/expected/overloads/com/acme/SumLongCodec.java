package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Sums#sum(long)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumLongCodec implements TaskCodec<SumLongTask, SumLongResult> {
  SumLongCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x1c5acd3372ae978fL;
  }

  @Override
  public void writeTask(Encoder out, SumLongTask task) {
    out.at("value").writeLong(task.value());
  }

  @Override
  public SumLongTask readTask(Decoder in) {
    return new SumLongTask(in.readLong());
  }

  @Override
  public void writeResult(Encoder out, SumLongResult result) {
    out.at("result").writeLong(result.value());
  }

  @Override
  public SumLongResult readResult(Decoder in) {
    return new SumLongResult(in.readLong());
  }
}

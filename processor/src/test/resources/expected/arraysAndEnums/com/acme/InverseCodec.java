package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Images#inverse(Images.Filter)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class InverseCodec implements TaskCodec<InverseTask, InverseResult> {
  private static final Images.Filter[] FILTER_VALUES = Images.Filter.values();

  InverseCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x8f3ad380f9a31b67L, FILTER_VALUES);
  }

  @Override
  public void writeTask(Encoder out, InverseTask task) {
    out.at("filter").writeEnum(task.filter());
  }

  @Override
  public InverseTask readTask(Decoder in) {
    return new InverseTask(in.readEnum(FILTER_VALUES));
  }

  @Override
  public void writeResult(Encoder out, InverseResult result) {
    out.at("result").writeEnum(result.value());
  }

  @Override
  public InverseResult readResult(Decoder in) {
    return new InverseResult(in.readEnum(FILTER_VALUES));
  }
}

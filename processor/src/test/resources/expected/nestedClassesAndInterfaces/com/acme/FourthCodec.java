package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Outer.Kind#fourth()} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FourthCodec implements TaskCodec<FourthTask, FourthResult> {
  private static final Outer.Kind[] KIND_VALUES = Outer.Kind.values();

  FourthCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0xc5722410d8d4c48eL, KIND_VALUES);
  }

  @Override
  public void writeTask(Encoder out, FourthTask task) {
  }

  @Override
  public FourthTask readTask(Decoder in) {
    return new FourthTask();
  }

  @Override
  public void writeResult(Encoder out, FourthResult result) {
    out.at("result").writeEnum(result.value());
  }

  @Override
  public FourthResult readResult(Decoder in) {
    return new FourthResult(in.readEnum(KIND_VALUES));
  }
}

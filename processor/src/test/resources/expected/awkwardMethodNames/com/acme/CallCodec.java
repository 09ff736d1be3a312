package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#call(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CallCodec implements TaskCodec<CallTask, CallResult> {
  CallCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x852cdb75934efe5fL;
  }

  @Override
  public void writeTask(Encoder out, CallTask task) {
    out.at("call").writeInt(task.call());
  }

  @Override
  public CallTask readTask(Decoder in) {
    return new CallTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, CallResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CallResult readResult(Decoder in) {
    return new CallResult(in.readInt());
  }
}

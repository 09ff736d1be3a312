package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#run()} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class RunCodec implements TaskCodec<RunTask, RunResult> {
  RunCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xb68a21bc632b9147L;
  }

  @Override
  public void writeTask(Encoder out, RunTask task) {
  }

  @Override
  public RunTask readTask(Decoder in) {
    return new RunTask();
  }

  @Override
  public void writeResult(Encoder out, RunResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public RunResult readResult(Decoder in) {
    return new RunResult(in.readInt());
  }
}

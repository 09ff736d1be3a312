package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#only(TaskContext)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OnlyCodec implements TaskCodec<OnlyTask, OnlyResult> {
  OnlyCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xeea78639422635fdL;
  }

  @Override
  public void writeTask(Encoder out, OnlyTask task) {
  }

  @Override
  public OnlyTask readTask(Decoder in) {
    return new OnlyTask();
  }

  @Override
  public void writeResult(Encoder out, OnlyResult result) {
  }

  @Override
  public OnlyResult readResult(Decoder in) {
    return new OnlyResult();
  }
}

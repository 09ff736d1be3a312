package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#middle(String, TaskContext, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class MiddleCodec implements TaskCodec<MiddleTask, MiddleResult> {
  MiddleCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xde45b2d8f0b07099L;
  }

  @Override
  public void writeTask(Encoder out, MiddleTask task) {
    out.at("task").writeString(task.task());
    out.at("context").writeInt(task.context());
  }

  @Override
  public MiddleTask readTask(Decoder in) {
    return new MiddleTask(in.readString(), in.readInt());
  }

  @Override
  public void writeResult(Encoder out, MiddleResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public MiddleResult readResult(Decoder in) {
    return new MiddleResult(in.readString());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#first(TaskContext, String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstCodec implements TaskCodec<FirstTask, FirstResult> {
  FirstCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x2e014e7a0e3ec125L;
  }

  @Override
  public void writeTask(Encoder out, FirstTask task) {
    out.at("film").writeString(task.film());
  }

  @Override
  public FirstTask readTask(Decoder in) {
    return new FirstTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, FirstResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public FirstResult readResult(Decoder in) {
    return new FirstResult(in.readInt());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#first(String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstOfAllCodec implements TaskCodec<FirstOfAllTask, FirstOfAllResult> {
  FirstOfAllCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x2e014e7a0e3ec125L;
  }

  @Override
  public void writeTask(Encoder out, FirstOfAllTask task) {
    out.at("film").writeString(task.film());
  }

  @Override
  public FirstOfAllTask readTask(Decoder in) {
    return new FirstOfAllTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, FirstOfAllResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public FirstOfAllResult readResult(Decoder in) {
    return new FirstOfAllResult(in.readInt());
  }
}

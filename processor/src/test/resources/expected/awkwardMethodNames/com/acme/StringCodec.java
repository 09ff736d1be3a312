package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#string(String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class StringCodec implements TaskCodec<StringTask, StringResult> {
  StringCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xcdb97850a54edebbL;
  }

  @Override
  public void writeTask(Encoder out, StringTask task) {
    out.at("string").writeString(task.string());
  }

  @Override
  public StringTask readTask(Decoder in) {
    return new StringTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, StringResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public StringResult readResult(Decoder in) {
    return new StringResult(in.readString());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Values#charAt(String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CharAtCodec implements TaskCodec<CharAtTask, CharAtResult> {
  CharAtCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xe60dd6a30e6522c2L;
  }

  @Override
  public void writeTask(Encoder out, CharAtTask task) {
    out.at("text").writeString(task.text());
  }

  @Override
  public CharAtTask readTask(Decoder in) {
    return new CharAtTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, CharAtResult result) {
    out.at("result").writeChar(result.value());
  }

  @Override
  public CharAtResult readResult(Decoder in) {
    return new CharAtResult(in.readChar());
  }
}

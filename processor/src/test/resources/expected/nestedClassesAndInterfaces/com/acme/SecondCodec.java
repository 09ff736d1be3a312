package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Outer.Inner#second(Outer.Inner.Value)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SecondCodec implements TaskCodec<SecondTask, SecondResult> {
  SecondCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x1afab3bfdda22daaL;
  }

  @Override
  public void writeTask(Encoder out, SecondTask task) {
    writeValue(out.at("value"), task.value());
  }

  @Override
  public SecondTask readTask(Decoder in) {
    return new SecondTask(readValue(in));
  }

  @Override
  public void writeResult(Encoder out, SecondResult result) {
    writeValue(out.at("result"), result.value());
  }

  @Override
  public SecondResult readResult(Decoder in) {
    return new SecondResult(readValue(in));
  }

  private static void writeValue(Encoder out, Outer.Inner.Value value) {
    if (out.begin(value)) {
      out.at("number").writeInt(value.number());
      out.end();
    }
  }

  private static Outer.Inner.Value readValue(Decoder in) {
    return in.begin() ? in.end(new Outer.Inner.Value(in.readInt())) : null;
  }
}

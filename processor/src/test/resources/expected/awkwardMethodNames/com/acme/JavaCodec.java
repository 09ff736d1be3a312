package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#java(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JavaCodec implements TaskCodec<JavaTask, JavaResult> {
  JavaCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x08f04ac54cfb8d0bL;
  }

  @Override
  public void writeTask(Encoder out, JavaTask task) {
    out.at("java").writeInt(task.java());
  }

  @Override
  public JavaTask readTask(Decoder in) {
    return new JavaTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, JavaResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public JavaResult readResult(Decoder in) {
    return new JavaResult(in.readInt());
  }
}

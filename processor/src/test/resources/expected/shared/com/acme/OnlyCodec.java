package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#only(Path)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OnlyCodec implements TaskCodec<OnlyTask, OnlyResult> {
  OnlyCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xf7298013df8a1b9cL;
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

  static void writeShared(Encoder out, OnlyShared shared) {
    JdkValues.write(out.at("directory"), shared.directory());
  }

  static OnlyShared readShared(Decoder in) {
    return new OnlyShared(JdkValues.readPath(in));
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Values#deprecated(int, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings("deprecation")
public final class DeprecatedCodec implements TaskCodec<DeprecatedTask, DeprecatedResult> {
  DeprecatedCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x5628e12a3ea37464L;
  }

  @Override
  public void writeTask(Encoder out, DeprecatedTask task) {
    out.at("type").writeInt(task.type());
    out.at("constant").writeInt(task.constant());
  }

  @Override
  public DeprecatedTask readTask(Decoder in) {
    return new DeprecatedTask(in.readInt(), in.readInt());
  }

  @Override
  public void writeResult(Encoder out, DeprecatedResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public DeprecatedResult readResult(Decoder in) {
    return new DeprecatedResult(in.readInt());
  }
}

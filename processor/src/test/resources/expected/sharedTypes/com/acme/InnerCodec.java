package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Types#inner(int, Types.Inner)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class InnerCodec implements TaskCodec<InnerTask, InnerResult> {
  InnerCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xc7a049919b29a4b0L;
  }

  @Override
  public void writeTask(Encoder out, InnerTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public InnerTask readTask(Decoder in) {
    return new InnerTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, InnerResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public InnerResult readResult(Decoder in) {
    return new InnerResult(in.readInt());
  }

  static void writeShared(Encoder out, InnerShared shared) {
    writeInner(out.at("inner"), shared.inner());
  }

  static InnerShared readShared(Decoder in) {
    return new InnerShared(readInner(in));
  }

  private static void writeInner(Encoder out, Types.Inner value) {
    if (out.begin(value)) {
      out.at("value").writeInt(value.value());
      out.end();
    }
  }

  private static Types.Inner readInner(Decoder in) {
    return in.begin() ? in.end(new Types.Inner(in.readInt())) : null;
  }
}

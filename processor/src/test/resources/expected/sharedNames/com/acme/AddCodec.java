package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link shared#add(shared.Shared, shared.Shared)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AddCodec implements TaskCodec<AddTask, AddResult> {
  AddCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x21a208452923645fL;
  }

  @Override
  public void writeTask(Encoder out, AddTask task) {
    writeShared2(out.at("task"), task.task());
  }

  @Override
  public AddTask readTask(Decoder in) {
    return new AddTask(readShared2(in));
  }

  @Override
  public void writeResult(Encoder out, AddResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public AddResult readResult(Decoder in) {
    return new AddResult(in.readInt());
  }

  static void writeShared(Encoder out, AddShared shared) {
    writeShared2(out.at("shared"), shared.shared());
  }

  static AddShared readShared(Decoder in) {
    return new AddShared(readShared2(in));
  }

  private static void writeShared2(Encoder out, shared.Shared value) {
    if (out.begin(value)) {
      out.at("value").writeInt(value.value());
      out.end();
    }
  }

  private static shared.Shared readShared2(Decoder in) {
    return in.begin() ? in.end(new shared.Shared(in.readInt())) : null;
  }
}

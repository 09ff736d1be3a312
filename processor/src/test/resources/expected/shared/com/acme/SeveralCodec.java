package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#several(Map, int, TaskContext, String, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SeveralCodec implements TaskCodec<SeveralTask, SeveralResult> {
  SeveralCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xb94ec4006b932aa9L;
  }

  @Override
  public void writeTask(Encoder out, SeveralTask task) {
    out.at("first").writeInt(task.first());
    out.at("second").writeString(task.second());
  }

  @Override
  public SeveralTask readTask(Decoder in) {
    return new SeveralTask(in.readInt(), in.readString());
  }

  @Override
  public void writeResult(Encoder out, SeveralResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public SeveralResult readResult(Decoder in) {
    return new SeveralResult(in.readString());
  }

  static void writeShared(Encoder out, SeveralShared shared) {
    Containers.writeMap(out.at("limits"), shared.limits(), Encoder::writeString,
        SeveralCodec::writeOrder);
    out.at("third").writeInt(shared.third());
  }

  static SeveralShared readShared(Decoder in) {
    return new SeveralShared(Containers.readMap(in, Decoder::readString, SeveralCodec::readOrder),
        in.readInt());
  }

  private static void writeOrder(Encoder out, Shop.Order value) {
    if (out.begin(value)) {
      out.at("article").writeString(value.article());
      out.at("count").writeInt(value.count());
      out.end();
    }
  }

  private static Shop.Order readOrder(Decoder in) {
    return in.begin() ? in.end(new Shop.Order(in.readString(), in.readInt())) : null;
  }
}

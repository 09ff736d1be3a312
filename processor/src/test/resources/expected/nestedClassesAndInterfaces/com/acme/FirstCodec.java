package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Outer#first(List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstCodec implements TaskCodec<FirstTask, FirstResult> {
  FirstCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x618f9308f82e4cdeL;
  }

  @Override
  public void writeTask(Encoder out, FirstTask task) {
    Containers.writeList(out.at("values"), task.values(), FirstCodec::writeValue);
  }

  @Override
  public FirstTask readTask(Decoder in) {
    return new FirstTask(Containers.readList(in, FirstCodec::readValue));
  }

  @Override
  public void writeResult(Encoder out, FirstResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public FirstResult readResult(Decoder in) {
    return new FirstResult(in.readInt());
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

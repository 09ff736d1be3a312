package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#array(int, String...)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ArrayCodec implements TaskCodec<ArrayTask, ArrayResult> {
  ArrayCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x96c8dfb3ca3dc4a7L;
  }

  @Override
  public void writeTask(Encoder out, ArrayTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public ArrayTask readTask(Decoder in) {
    return new ArrayTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, ArrayResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public ArrayResult readResult(Decoder in) {
    return new ArrayResult(in.readInt());
  }

  static void writeShared(Encoder out, ArrayShared shared) {
    Containers.writeArray(out.at("words"), shared.words(), Encoder::writeString);
  }

  static ArrayShared readShared(Decoder in) {
    return new ArrayShared(Containers.readArray(in, String[]::new, Decoder::readString));
  }
}

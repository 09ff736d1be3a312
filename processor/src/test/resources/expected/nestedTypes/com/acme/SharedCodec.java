package com.acme;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Nested#shared(int, Map.Entry)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SharedCodec implements TaskCodec<SharedTask, SharedResult> {
  SharedCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x857eb4154f032314L;
  }

  @Override
  public void writeTask(Encoder out, SharedTask task) {
    out.at("number").writeInt(task.number());
  }

  @Override
  public SharedTask readTask(Decoder in) {
    return new SharedTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, SharedResult result) {
    Containers.writeList(out.at("result"), result.value(), Encoder::writeObject);
  }

  @Override
  public SharedResult readResult(Decoder in) {
    return new SharedResult(Containers.readList(in,
        part -> part.<Map.Entry<String, ? extends Number>>readObject(Map.Entry.class)));
  }

  static void writeShared(Encoder out, SharedShared shared) {
    out.at("entry").writeObject(shared.entry());
  }

  static SharedShared readShared(Decoder in) {
    return new SharedShared(in.<Map.Entry<String, ? extends List<? extends Number>>>readObject(Map.Entry.class));
  }

  static void writeExit(Encoder out, SharedExit exit) {
    Containers.writeMap(out.at("exit"), exit.value(), Encoder::writeString, Encoder::writeObject);
  }

  static SharedExit readExit(Decoder in) {
    return new SharedExit(Containers.readMap(in, Decoder::readString,
        part -> part.<Map.Entry<? extends Number, Long>>readObject(Map.Entry.class)));
  }
}

package com.acme;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Nested#wild(Map)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WildCodec implements TaskCodec<WildTask, WildResult> {
  WildCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x9e2b02a08f259ca2L;
  }

  @Override
  public void writeTask(Encoder out, WildTask task) {
    Containers.writeMap(out.at("map"), task.map(), Encoder::writeString,
        WildCodec::writeListOfNumber);
  }

  @Override
  public WildTask readTask(Decoder in) {
    return new WildTask(Containers.readMap(in, Decoder::readString, WildCodec::readListOfNumber));
  }

  @Override
  public void writeResult(Encoder out, WildResult result) {
    Containers.writeMap(out.at("result"), result.value(), Encoder::writeString,
        WildCodec::writeListOfNumber);
  }

  @Override
  public WildResult readResult(Decoder in) {
    return new WildResult(Containers.readMap(in, Decoder::readString, WildCodec::readListOfNumber));
  }

  static void writeExit(Encoder out, WildExit exit) {
    Containers.writeMap(out.at("exit"), exit.value(), Encoder::writeString, Encoder::writeObject);
  }

  static WildExit readExit(Decoder in) {
    return new WildExit(Containers.readMap(in, Decoder::readString,
        part -> part.<Map.Entry<? extends Number, Long>>readObject(Map.Entry.class)));
  }

  private static void writeListOfNumber(Encoder out, List<? extends Number> value) {
    Containers.writeList(out, value, Encoder::writeObject);
  }

  private static List<? extends Number> readListOfNumber(Decoder in) {
    return Containers.readList(in, part -> part.readObject(Number.class));
  }
}

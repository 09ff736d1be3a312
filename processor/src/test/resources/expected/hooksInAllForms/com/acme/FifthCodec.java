package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Collections.Wild#fifth()} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FifthCodec implements TaskCodec<FifthTask, FifthResult> {
  FifthCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xccfcb03210ee919aL;
  }

  @Override
  public void writeTask(Encoder out, FifthTask task) {
  }

  @Override
  public FifthTask readTask(Decoder in) {
    return new FifthTask();
  }

  @Override
  public void writeResult(Encoder out, FifthResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public FifthResult readResult(Decoder in) {
    return new FifthResult(in.readInt());
  }

  static void writeExit(Encoder out, FifthExit exit) {
    Containers.writeMap(out.at("exit"), exit.value(), Encoder::writeString,
        FifthCodec::writeListOfInteger);
  }

  static FifthExit readExit(Decoder in) {
    return new FifthExit(Containers.readMap(in, Decoder::readString,
        FifthCodec::readListOfInteger));
  }

  private static void writeListOfInteger(Encoder out, List<Integer> value) {
    Containers.writeList(out, value, JdkValues::write);
  }

  private static List<Integer> readListOfInteger(Decoder in) {
    return Containers.readList(in, JdkValues::readInteger);
  }
}

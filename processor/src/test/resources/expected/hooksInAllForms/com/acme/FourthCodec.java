package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Collections#fourth()} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class FourthCodec implements TaskCodec<FourthTask, FourthResult> {
  FourthCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x785f9b14c5a2dd59L;
  }

  @Override
  public void writeTask(Encoder out, FourthTask task) {
  }

  @Override
  public FourthTask readTask(Decoder in) {
    return new FourthTask();
  }

  @Override
  public void writeResult(Encoder out, FourthResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public FourthResult readResult(Decoder in) {
    return new FourthResult(in.readInt());
  }

  static void writeExit(Encoder out, FourthExit exit) {
    Containers.writeList(out.at("exit"), exit.value(), FourthCodec::writeLine);
  }

  static FourthExit readExit(Decoder in) {
    return new FourthExit(Containers.readList(in, FourthCodec::readLine));
  }

  private static void writeLine(Encoder out, Collections.Line value) {
    if (out.begin(value)) {
      out.at("text").writeString(value.text());
      out.end();
    }
  }

  private static Collections.Line readLine(Decoder in) {
    return in.begin() ? in.end(new Collections.Line(in.readString())) : null;
  }
}

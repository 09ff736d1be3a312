package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Collections.Arrays#sixth()} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SixthCodec implements TaskCodec<SixthTask, SixthResult> {
  SixthCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x4c4707454cb8cab8L;
  }

  @Override
  public void writeTask(Encoder out, SixthTask task) {
  }

  @Override
  public SixthTask readTask(Decoder in) {
    return new SixthTask();
  }

  @Override
  public void writeResult(Encoder out, SixthResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public SixthResult readResult(Decoder in) {
    return new SixthResult(in.readInt());
  }

  static void writeExit(Encoder out, SixthExit exit) {
    Containers.writeArray(out.at("exit"), exit.value(), PrimitiveArrays::write);
  }

  static SixthExit readExit(Decoder in) {
    return new SixthExit(Containers.readArray(in, int[][]::new, PrimitiveArrays::readInts));
  }
}

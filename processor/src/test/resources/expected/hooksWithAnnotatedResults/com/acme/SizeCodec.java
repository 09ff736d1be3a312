package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Caches#size(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public final class SizeCodec implements TaskCodec<SizeTask, SizeResult> {
  SizeCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6eef879ccfeba0bbL;
  }

  @Override
  public void writeTask(Encoder out, SizeTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public SizeTask readTask(Decoder in) {
    return new SizeTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, SizeResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public SizeResult readResult(Decoder in) {
    return new SizeResult(in.readInt());
  }

  static void writeExit(Encoder out, SizeExit exit) {
    writeOld(out.at("exit"), exit.value());
  }

  static SizeExit readExit(Decoder in) {
    return new SizeExit(readOld(in));
  }

  private static void writeOld(Encoder out, Old value) {
    if (out.begin(value)) {
      out.at("value").writeInt(value.value());
      out.end();
    }
  }

  private static Old readOld(Decoder in) {
    return in.begin() ? in.end(new Old(in.readInt())) : null;
  }
}

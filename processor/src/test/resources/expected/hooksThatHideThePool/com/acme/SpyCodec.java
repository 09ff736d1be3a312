package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Secret#spy(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class SpyCodec implements TaskCodec<SpyTask, SpyResult> {
  SpyCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xf1915b3db4bd2af6L;
  }

  @Override
  public void writeTask(Encoder out, SpyTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public SpyTask readTask(Decoder in) {
    return new SpyTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, SpyResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public SpyResult readResult(Decoder in) {
    return new SpyResult(in.readInt());
  }

  static void writeExit(Encoder out, SpyExit exit) {
    out.at("exit").writeInt(exit.value());
  }

  static SpyExit readExit(Decoder in) {
    return new SpyExit(in.readInt());
  }
}

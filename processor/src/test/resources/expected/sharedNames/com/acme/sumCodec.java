package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Names#sum(int, int, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class sumCodec implements TaskCodec<sumTask, sumResult> {
  sumCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xc03d64717a19cb52L;
  }

  @Override
  public void writeTask(Encoder out, sumTask task) {
    out.at("sumShared").writeInt(task.sumShared());
  }

  @Override
  public sumTask readTask(Decoder in) {
    return new sumTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, sumResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public sumResult readResult(Decoder in) {
    return new sumResult(in.readInt());
  }

  static void writeShared(Encoder out, sumShared shared) {
    out.at("sumWorker").writeInt(shared.sumWorker());
    out.at("sumWorker_").writeInt(shared.sumWorker_());
  }

  static sumShared readShared(Decoder in) {
    return new sumShared(in.readInt(), in.readInt());
  }
}

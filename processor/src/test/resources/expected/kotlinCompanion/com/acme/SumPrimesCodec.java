package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Primes#sumPrimes(int, String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumPrimesCodec implements TaskCodec<SumPrimesTask, SumPrimesResult> {
  SumPrimesCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x1999382a1faf7806L;
  }

  @Override
  public void writeTask(Encoder out, SumPrimesTask task) {
    out.at("below").writeInt(task.below());
  }

  @Override
  public SumPrimesTask readTask(Decoder in) {
    return new SumPrimesTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, SumPrimesResult result) {
    out.at("result").writeLong(result.value());
  }

  @Override
  public SumPrimesResult readResult(Decoder in) {
    return new SumPrimesResult(in.readLong());
  }

  static void writeShared(Encoder out, SumPrimesShared shared) {
    out.at("table").writeString(shared.table());
  }

  static SumPrimesShared readShared(Decoder in) {
    return new SumPrimesShared(in.readString());
  }
}

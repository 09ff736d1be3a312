package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Primes#sumPrimes(int)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumPrimesCodec implements TaskCodec<SumPrimesTask, SumPrimesResult> {
  SumPrimesCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x127b567361817e58L;
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
}

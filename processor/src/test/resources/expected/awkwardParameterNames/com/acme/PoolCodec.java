package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Names#pool(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class PoolCodec implements TaskCodec<PoolTask, PoolResult> {
  PoolCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xa427acd941c39d34L;
  }

  @Override
  public void writeTask(Encoder out, PoolTask task) {
    out.at("pool").writeInt(task.pool());
  }

  @Override
  public PoolTask readTask(Decoder in) {
    return new PoolTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, PoolResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public PoolResult readResult(Decoder in) {
    return new PoolResult(in.readInt());
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Caches#clear()} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ClearCodec implements TaskCodec<ClearTask, ClearResult> {
  ClearCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xeea78639422635fdL;
  }

  @Override
  public void writeTask(Encoder out, ClearTask task) {
  }

  @Override
  public ClearTask readTask(Decoder in) {
    return new ClearTask();
  }

  @Override
  public void writeResult(Encoder out, ClearResult result) {
  }

  @Override
  public ClearResult readResult(Decoder in) {
    return new ClearResult();
  }
}

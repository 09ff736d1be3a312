package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Images#histogram(byte[])} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class HistogramCodec implements TaskCodec<HistogramTask, HistogramResult> {
  HistogramCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xb8c2c336da7c51a2L;
  }

  @Override
  public void writeTask(Encoder out, HistogramTask task) {
    PrimitiveArrays.write(out.at("image"), task.image());
  }

  @Override
  public HistogramTask readTask(Decoder in) {
    return new HistogramTask(PrimitiveArrays.readBytes(in));
  }

  @Override
  public void writeResult(Encoder out, HistogramResult result) {
    PrimitiveArrays.write(out.at("result"), result.value());
  }

  @Override
  public HistogramResult readResult(Decoder in) {
    return new HistogramResult(PrimitiveArrays.readDoubles(in));
  }
}

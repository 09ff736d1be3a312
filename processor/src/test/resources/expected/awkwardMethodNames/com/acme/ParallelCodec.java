package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#parallel(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ParallelCodec implements TaskCodec<ParallelTask, ParallelResult> {
  ParallelCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6070cf60f4099232L;
  }

  @Override
  public void writeTask(Encoder out, ParallelTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public ParallelTask readTask(Decoder in) {
    return new ParallelTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, ParallelResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public ParallelResult readResult(Decoder in) {
    return new ParallelResult(in.readInt());
  }
}

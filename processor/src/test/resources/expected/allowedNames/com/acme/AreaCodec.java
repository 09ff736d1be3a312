package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shapes#area(Shapes.Shape)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class AreaCodec implements TaskCodec<AreaTask, AreaResult> {
  AreaCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x9bb28f5a0948ada9L;
  }

  @Override
  public void writeTask(Encoder out, AreaTask task) {
    out.at("shape").writeObject(task.shape());
  }

  @Override
  public AreaTask readTask(Decoder in) {
    return new AreaTask(in.readObject(Shapes.Shape.class));
  }

  @Override
  public void writeResult(Encoder out, AreaResult result) {
    out.at("result").writeDouble(result.value());
  }

  @Override
  public AreaResult readResult(Decoder in) {
    return new AreaResult(in.readDouble());
  }
}

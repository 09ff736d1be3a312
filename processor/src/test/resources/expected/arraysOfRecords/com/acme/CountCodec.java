package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Arrays#count(List...)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CountCodec implements TaskCodec<CountTask, CountResult> {
  CountCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6f31781649c23385L;
  }

  @Override
  public void writeTask(Encoder out, CountTask task) {
    out.at("points").writeObject(task.points());
  }

  @Override
  public CountTask readTask(Decoder in) {
    return new CountTask(in.<List<Arrays.Point>[]>readObject(List[].class));
  }

  @Override
  public void writeResult(Encoder out, CountResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CountResult readResult(Decoder in) {
    return new CountResult(in.readInt());
  }
}

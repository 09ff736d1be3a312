package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Sums#count(List...)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CountCodec implements TaskCodec<CountTask, CountResult> {
  CountCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xac71650aa43b5cf9L;
  }

  @Override
  public void writeTask(Encoder out, CountTask task) {
    out.at("lists").writeObject(task.lists());
  }

  @Override
  public CountTask readTask(Decoder in) {
    return new CountTask(in.<List<String>[]>readObject(List[].class));
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

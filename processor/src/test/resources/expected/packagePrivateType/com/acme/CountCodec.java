package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Orders#count(List)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class CountCodec implements TaskCodec<CountTask, CountResult> {
  CountCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x31dc1cafa92f9b4fL;
  }

  @Override
  public void writeTask(Encoder out, CountTask task) {
    Containers.writeList(out.at("orders"), task.orders(), CountCodec::writeOrder);
  }

  @Override
  public CountTask readTask(Decoder in) {
    return new CountTask(Containers.readList(in, CountCodec::readOrder));
  }

  @Override
  public void writeResult(Encoder out, CountResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CountResult readResult(Decoder in) {
    return new CountResult(in.readInt());
  }

  private static void writeOrder(Encoder out, Orders.Order value) {
    if (out.begin(value)) {
      out.at("id").writeInt(value.id());
      out.end();
    }
  }

  private static Orders.Order readOrder(Decoder in) {
    return in.begin() ? in.end(new Orders.Order(in.readInt())) : null;
  }
}

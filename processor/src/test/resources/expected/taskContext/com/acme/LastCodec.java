package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#last(List, TaskContext)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LastCodec implements TaskCodec<LastTask, LastResult> {
  LastCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xb107880c63b373f8L;
  }

  @Override
  public void writeTask(Encoder out, LastTask task) {
    Containers.writeList(out.at("films"), task.films(), Encoder::writeString);
  }

  @Override
  public LastTask readTask(Decoder in) {
    return new LastTask(Containers.readList(in, Decoder::readString));
  }

  @Override
  public void writeResult(Encoder out, LastResult result) {
    out.at("result").writeLong(result.value());
  }

  @Override
  public LastResult readResult(Decoder in) {
    return new LastResult(in.readLong());
  }
}

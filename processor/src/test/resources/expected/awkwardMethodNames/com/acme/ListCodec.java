package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#list(List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ListCodec implements TaskCodec<ListTask, ListResult> {
  ListCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x425bc090cd413f70L;
  }

  @Override
  public void writeTask(Encoder out, ListTask task) {
    Containers.writeList(out.at("list"), task.list(), Encoder::writeString);
  }

  @Override
  public ListTask readTask(Decoder in) {
    return new ListTask(Containers.readList(in, Decoder::readString));
  }

  @Override
  public void writeResult(Encoder out, ListResult result) {
    Containers.writeList(out.at("result"), result.value(), Encoder::writeString);
  }

  @Override
  public ListResult readResult(Decoder in) {
    return new ListResult(Containers.readList(in, Decoder::readString));
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Lookup#findAll(Lookup.Customer)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindAllCodec implements TaskCodec<FindAllTask, FindAllResult> {
  FindAllCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x51a2d85ab58776afL;
  }

  @Override
  public void writeTask(Encoder out, FindAllTask task) {
    writeCustomer(out.at("like"), task.like());
  }

  @Override
  public FindAllTask readTask(Decoder in) {
    return new FindAllTask(readCustomer(in));
  }

  @Override
  public void writeResult(Encoder out, FindAllResult result) {
    Containers.writeList(out.at("result"), result.value(), FindAllCodec::writeCustomer);
  }

  @Override
  public FindAllResult readResult(Decoder in) {
    return new FindAllResult(Containers.readList(in, FindAllCodec::readCustomer));
  }

  private static void writeCustomer(Encoder out, Lookup.Customer value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      out.end();
    }
  }

  private static Lookup.Customer readCustomer(Decoder in) {
    return in.begin() ? in.end(new Lookup.Customer(in.readString())) : null;
  }
}

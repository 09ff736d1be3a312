package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Lookup#findOne(Lookup.Customer)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindOneCodec implements TaskCodec<FindOneTask, FindOneResult> {
  FindOneCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x221db443fd2c1ff3L;
  }

  @Override
  public void writeTask(Encoder out, FindOneTask task) {
    writeCustomer(out.at("like"), task.like());
  }

  @Override
  public FindOneTask readTask(Decoder in) {
    return new FindOneTask(readCustomer(in));
  }

  @Override
  public void writeResult(Encoder out, FindOneResult result) {
    writeCustomer(out.at("result"), result.value());
  }

  @Override
  public FindOneResult readResult(Decoder in) {
    return new FindOneResult(readCustomer(in));
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

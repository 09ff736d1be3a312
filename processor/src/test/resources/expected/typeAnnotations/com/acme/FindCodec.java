package com.acme;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Lookup#find(String, List, Map.Entry, String[], int...)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindCodec implements TaskCodec<FindTask, FindResult> {
  FindCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6aad8cde381e59e0L;
  }

  @Override
  public void writeTask(Encoder out, FindTask task) {
    out.at("name").writeString(task.name());
    Containers.writeList(out.at("customers"), task.customers(), FindCodec::writeCustomer);
    out.at("entry").writeObject(task.entry());
    Containers.writeArray(out.at("words"), task.words(), Encoder::writeString);
    PrimitiveArrays.write(out.at("numbers"), task.numbers());
  }

  @Override
  public FindTask readTask(Decoder in) {
    return new FindTask(in.readString(),
        Containers.readList(in, FindCodec::readCustomer),
        in.<Map.Entry<String, Integer>>readObject(Map.Entry.class),
        Containers.readArray(in, String[]::new, Decoder::readString),
        PrimitiveArrays.readInts(in));
  }

  @Override
  public void writeResult(Encoder out, FindResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public FindResult readResult(Decoder in) {
    return new FindResult(in.readString());
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

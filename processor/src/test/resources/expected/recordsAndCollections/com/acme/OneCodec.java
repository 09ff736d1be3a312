package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#one(Map)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OneCodec implements TaskCodec<OneTask, OneResult> {
  OneCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xc6837ba40ee8bbcdL;
  }

  @Override
  public void writeTask(Encoder out, OneTask task) {
    Containers.writeMap(out.at("orders"), task.orders(), Encoder::writeString,
        OneCodec::writeOrder);
  }

  @Override
  public OneTask readTask(Decoder in) {
    return new OneTask(Containers.readMap(in, Decoder::readString, OneCodec::readOrder));
  }

  @Override
  public void writeResult(Encoder out, OneResult result) {
    out.at("result").writeObject(result.value());
  }

  @Override
  public OneResult readResult(Decoder in) {
    return new OneResult(in.<Map.Entry<String, Shop.Invoice>>readObject(Map.Entry.class));
  }

  private static void writeOrder(Encoder out, Shop.Order value) {
    if (out.begin(value)) {
      writeCustomer(out.at("customer"), value.customer());
      Containers.writeList(out.at("items"), value.items(), OneCodec::writeItem);
      Containers.writeArray(out.at("parts"), value.parts(), OneCodec::writeOrder);
      out.end();
    }
  }

  private static Shop.Order readOrder(Decoder in) {
    return in.begin() ? in.end(new Shop.Order(readCustomer(in),
        Containers.readList(in, OneCodec::readItem),
        Containers.readArray(in, Shop.Order[]::new, OneCodec::readOrder))) : null;
  }

  private static void writeCustomer(Encoder out, Shop.Customer value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      writeAddress(out.at("address"), value.address());
      out.end();
    }
  }

  private static Shop.Customer readCustomer(Decoder in) {
    return in.begin() ? in.end(new Shop.Customer(in.readString(), readAddress(in))) : null;
  }

  private static void writeItem(Encoder out, Shop.Item value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      out.at("price").writeInt(value.price());
      out.end();
    }
  }

  private static Shop.Item readItem(Decoder in) {
    return in.begin() ? in.end(new Shop.Item(in.readString(), in.readInt())) : null;
  }

  private static void writeAddress(Encoder out, Shop.Address value) {
    if (out.begin(value)) {
      out.at("street").writeString(value.street());
      out.end();
    }
  }

  private static Shop.Address readAddress(Decoder in) {
    return in.begin() ? in.end(new Shop.Address(in.readString())) : null;
  }
}

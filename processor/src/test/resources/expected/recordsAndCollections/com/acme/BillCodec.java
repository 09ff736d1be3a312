package com.acme;

import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Shop#bill(List, Set, Deque, SortedMap)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BillCodec implements TaskCodec<BillTask, BillResult> {
  BillCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xeea3ae24e06bae6fL;
  }

  @Override
  public void writeTask(Encoder out, BillTask task) {
    Containers.writeList(out.at("orders"), task.orders(), BillCodec::writeOrder);
    Containers.writeSet(out.at("names"), task.names(), Encoder::writeString);
    out.at("rates").writeObject(task.rates());
    out.at("table").writeObject(task.table());
  }

  @Override
  public BillTask readTask(Decoder in) {
    return new BillTask(Containers.readList(in, BillCodec::readOrder),
        Containers.readSet(in, Decoder::readString),
        in.<Deque<? extends Number>>readObject(Deque.class),
        in.<SortedMap<String, int[]>>readObject(SortedMap.class));
  }

  @Override
  public void writeResult(Encoder out, BillResult result) {
    Containers.writeMap(out.at("result"), result.value(), BillCodec::writeCustomer,
        BillCodec::writeCollectionOfInvoice);
  }

  @Override
  public BillResult readResult(Decoder in) {
    return new BillResult(Containers.readMap(in, BillCodec::readCustomer,
        BillCodec::readCollectionOfInvoice));
  }

  private static void writeOrder(Encoder out, Shop.Order value) {
    if (out.begin(value)) {
      writeCustomer(out.at("customer"), value.customer());
      Containers.writeList(out.at("items"), value.items(), BillCodec::writeItem);
      Containers.writeArray(out.at("parts"), value.parts(), BillCodec::writeOrder);
      out.end();
    }
  }

  private static Shop.Order readOrder(Decoder in) {
    return in.begin() ? in.end(new Shop.Order(readCustomer(in),
        Containers.readList(in, BillCodec::readItem),
        Containers.readArray(in, Shop.Order[]::new, BillCodec::readOrder))) : null;
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

  private static void writeInvoice(Encoder out, Shop.Invoice value) {
    if (out.begin(value)) {
      out.at("total").writeLong(value.total());
      out.end();
    }
  }

  private static Shop.Invoice readInvoice(Decoder in) {
    return in.begin() ? in.end(new Shop.Invoice(in.readLong())) : null;
  }

  private static void writeCollectionOfInvoice(Encoder out, Collection<Shop.Invoice> value) {
    Containers.writeCollection(out, value, BillCodec::writeInvoice);
  }

  private static Collection<Shop.Invoice> readCollectionOfInvoice(Decoder in) {
    return Containers.readCollection(in, BillCodec::readInvoice);
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

package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#unfold(Shop.Page)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class UnfoldCodec implements TaskCodec<UnfoldTask, UnfoldResult> {
  UnfoldCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x8d97111d96c1c190L;
  }

  @Override
  public void writeTask(Encoder out, UnfoldTask task) {
    writePageOfItem(out.at("page"), task.page());
  }

  @Override
  public UnfoldTask readTask(Decoder in) {
    return new UnfoldTask(readPageOfItem(in));
  }

  @Override
  public void writeResult(Encoder out, UnfoldResult result) {
    Containers.writeList(out.at("result"), result.value(), UnfoldCodec::writeItem);
  }

  @Override
  public UnfoldResult readResult(Decoder in) {
    return new UnfoldResult(Containers.readList(in, UnfoldCodec::readItem));
  }

  private static void writePageOfItem(Encoder out, Shop.Page<Shop.Item> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(), UnfoldCodec::writeItem);
      writePageOfListOfItem(out.at("next"), value.next());
      out.end();
    }
  }

  private static Shop.Page<Shop.Item> readPageOfItem(Decoder in) {
    return in.begin() ? in.end(new Shop.Page<Shop.Item>(Containers.readList(in,
        UnfoldCodec::readItem), readPageOfListOfItem(in))) : null;
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

  private static void writePageOfListOfItem(Encoder out, Shop.Page<List<Shop.Item>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(), UnfoldCodec::writeListOfItem);
      writePageOfListOfListOfItem(out.at("next"), value.next());
      out.end();
    }
  }

  private static Shop.Page<List<Shop.Item>> readPageOfListOfItem(Decoder in) {
    return in.begin() ? in.end(new Shop.Page<List<Shop.Item>>(Containers.readList(in,
        UnfoldCodec::readListOfItem), readPageOfListOfListOfItem(in))) : null;
  }

  private static void writeListOfItem(Encoder out, List<Shop.Item> value) {
    Containers.writeList(out, value, UnfoldCodec::writeItem);
  }

  private static List<Shop.Item> readListOfItem(Decoder in) {
    return Containers.readList(in, UnfoldCodec::readItem);
  }

  private static void writePageOfListOfListOfItem(Encoder out,
      Shop.Page<List<List<Shop.Item>>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(), UnfoldCodec::writeListOfListOfItem);
      writePageOfListOfListOfListOfItem(out.at("next"), value.next());
      out.end();
    }
  }

  private static Shop.Page<List<List<Shop.Item>>> readPageOfListOfListOfItem(Decoder in) {
    return in.begin() ? in.end(new Shop.Page<List<List<Shop.Item>>>(Containers.readList(in,
        UnfoldCodec::readListOfListOfItem), readPageOfListOfListOfListOfItem(in))) : null;
  }

  private static void writeListOfListOfItem(Encoder out, List<List<Shop.Item>> value) {
    Containers.writeList(out, value, UnfoldCodec::writeListOfItem);
  }

  private static List<List<Shop.Item>> readListOfListOfItem(Decoder in) {
    return Containers.readList(in, UnfoldCodec::readListOfItem);
  }

  private static void writePageOfListOfListOfListOfItem(Encoder out,
      Shop.Page<List<List<List<Shop.Item>>>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(),
          UnfoldCodec::writeListOfListOfListOfItem);
      writePageOfListOfListOfListOfListOfItem(out.at("next"), value.next());
      out.end();
    }
  }

  private static Shop.Page<List<List<List<Shop.Item>>>> readPageOfListOfListOfListOfItem(
      Decoder in) {
    return in.begin() ? in.end(new Shop.Page<List<List<List<Shop.Item>>>>(Containers.readList(in,
        UnfoldCodec::readListOfListOfListOfItem),
        readPageOfListOfListOfListOfListOfItem(in))) : null;
  }

  private static void writeListOfListOfListOfItem(Encoder out, List<List<List<Shop.Item>>> value) {
    Containers.writeList(out, value, UnfoldCodec::writeListOfListOfItem);
  }

  private static List<List<List<Shop.Item>>> readListOfListOfListOfItem(Decoder in) {
    return Containers.readList(in, UnfoldCodec::readListOfListOfItem);
  }

  private static void writePageOfListOfListOfListOfListOfItem(Encoder out,
      Shop.Page<List<List<List<List<Shop.Item>>>>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(),
          UnfoldCodec::writeListOfListOfListOfListOfItem);
      out.at("next").writeObject(value.next());
      out.end();
    }
  }

  private static Shop.Page<List<List<List<List<Shop.Item>>>>> readPageOfListOfListOfListOfListOfItem(
      Decoder in) {
    return in.begin() ? in.end(new Shop.Page<List<List<List<List<Shop.Item>>>>>(Containers.readList(in,
        UnfoldCodec::readListOfListOfListOfListOfItem),
        in.<Shop.Page<List<List<List<List<List<Shop.Item>>>>>>>readObject(Shop.Page.class))) : null;
  }

  private static void writeListOfListOfListOfListOfItem(Encoder out,
      List<List<List<List<Shop.Item>>>> value) {
    Containers.writeList(out, value, UnfoldCodec::writeListOfListOfListOfItem);
  }

  private static List<List<List<List<Shop.Item>>>> readListOfListOfListOfListOfItem(Decoder in) {
    return Containers.readList(in, UnfoldCodec::readListOfListOfListOfItem);
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#bill(Shop.Order)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public final class BillCodec implements TaskCodec<BillTask, BillResult> {
  private static final Shop.Kind[] KIND_VALUES = Shop.Kind.values();

  BillCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0xcd7338163281afe2L, KIND_VALUES);
  }

  @Override
  public void writeTask(Encoder out, BillTask task) {
    writeOrder(out.at("order"), task.order());
  }

  @Override
  public BillTask readTask(Decoder in) {
    return new BillTask(readOrder(in));
  }

  @Override
  public void writeResult(Encoder out, BillResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public BillResult readResult(Decoder in) {
    return new BillResult(in.readInt());
  }

  private static void writeOrder(Encoder out, Shop.Order value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("items"), value.items(), BillCodec::writeItem);
      out.end();
    }
  }

  private static Shop.Order readOrder(Decoder in) {
    return in.begin() ? in.end(new Shop.Order(Containers.readList(in, BillCodec::readItem))) : null;
  }

  private static void writeItem(Encoder out, Shop.Item value) {
    if (out.begin(value)) {
      writeWorn(out.at("worn"), value.worn());
      out.at("kind").writeEnum(value.kind());
      out.end();
    }
  }

  private static Shop.Item readItem(Decoder in) {
    return in.begin() ? in.end(new Shop.Item(readWorn(in), in.readEnum(KIND_VALUES))) : null;
  }

  private static void writeWorn(Encoder out, Shop.Worn value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static Shop.Worn readWorn(Decoder in) {
    return in.begin() ? in.end(new Shop.Worn(in.readInt())) : null;
  }
}

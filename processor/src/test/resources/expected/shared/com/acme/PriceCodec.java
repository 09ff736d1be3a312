package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Shop#price(Shop.Order, Shop.PriceTable, TaskContext)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class PriceCodec implements TaskCodec<PriceTask, PriceResult> {
  PriceCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x949d05c99791ba5eL;
  }

  @Override
  public void writeTask(Encoder out, PriceTask task) {
    writeOrder(out.at("order"), task.order());
  }

  @Override
  public PriceTask readTask(Decoder in) {
    return new PriceTask(readOrder(in));
  }

  @Override
  public void writeResult(Encoder out, PriceResult result) {
    out.at("result").writeLong(result.value());
  }

  @Override
  public PriceResult readResult(Decoder in) {
    return new PriceResult(in.readLong());
  }

  static void writeShared(Encoder out, PriceShared shared) {
    writePriceTable(out.at("table"), shared.table());
  }

  static PriceShared readShared(Decoder in) {
    return new PriceShared(readPriceTable(in));
  }

  private static void writeOrder(Encoder out, Shop.Order value) {
    if (out.begin(value)) {
      out.at("article").writeString(value.article());
      out.at("count").writeInt(value.count());
      out.end();
    }
  }

  private static Shop.Order readOrder(Decoder in) {
    return in.begin() ? in.end(new Shop.Order(in.readString(), in.readInt())) : null;
  }

  private static void writePriceTable(Encoder out, Shop.PriceTable value) {
    if (out.begin(value)) {
      Containers.writeMap(out.at("prices"), value.prices(), Encoder::writeString, JdkValues::write);
      out.end();
    }
  }

  private static Shop.PriceTable readPriceTable(Decoder in) {
    return in.begin() ? in.end(new Shop.PriceTable(Containers.readMap(in, Decoder::readString,
        JdkValues::readLong))) : null;
  }
}

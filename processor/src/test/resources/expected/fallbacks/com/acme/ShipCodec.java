package com.acme;

import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Orders#ship(Orders.Order, EnumMap, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ShipCodec implements TaskCodec<ShipTask, ShipResult> {
  private static final Orders.Day[] DAY_VALUES = Orders.Day.values();

  ShipCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x9646f8f035eb8fa4L, DAY_VALUES);
  }

  @Override
  public void writeTask(Encoder out, ShipTask task) {
    writeOrder(out.at("order"), task.order());
    out.at("days").writeObject(task.days());
    Containers.writeList(out.at("all"), task.all(), Encoder::writeObject);
  }

  @Override
  public ShipTask readTask(Decoder in) {
    return new ShipTask(readOrder(in),
        in.<EnumMap<Orders.Day, Orders.Plain>>readObject(EnumMap.class),
        Containers.readList(in, part -> part.readObject(Orders.Unnameable.class)));
  }

  @Override
  public void writeResult(Encoder out, ShipResult result) {
    Containers.writeMap(out.at("result"), result.value(), Encoder::writeObject, Encoder::writeEnum);
  }

  @Override
  public ShipResult readResult(Decoder in) {
    return new ShipResult(Containers.readMap(in, part -> part.readObject(Orders.Customer.class),
        part -> part.readEnum(DAY_VALUES)));
  }

  private static void writeOrder(Encoder out, Orders.Order value) {
    if (out.begin(value)) {
      out.at("customer").writeObject(value.customer());
      Containers.writeList(out.at("others"), value.others(), Encoder::writeObject);
      out.at("unnameable").writeObject(value.unnameable());
      out.at("prices").writeObject(value.prices());
      out.end();
    }
  }

  private static Orders.Order readOrder(Decoder in) {
    return in.begin() ? in.end(new Orders.Order(in.readObject(Orders.Customer.class),
        Containers.readList(in, part -> part.readObject(Orders.Customer.class)),
        in.readObject(Orders.Unnameable.class),
        in.<TreeMap<String, Orders.Price>>readObject(TreeMap.class))) : null;
  }
}

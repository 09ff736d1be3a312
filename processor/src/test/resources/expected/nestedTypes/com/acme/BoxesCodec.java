package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Nested#boxes(Nested.Box.Lid, Nested.Box.Side, Nested.Box.Side.Edge, Nested.Box.Lid[][], Nested.Holder.Pair, Nested.Holder.Deep, Nested.Holder.Level)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BoxesCodec implements TaskCodec<BoxesTask, BoxesResult> {
  private static final Nested.Holder.Level[] LEVEL_VALUES = Nested.Holder.Level.values();

  BoxesCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x3d19fb4e1006ca47L, LEVEL_VALUES);
  }

  @Override
  public void writeTask(Encoder out, BoxesTask task) {
    out.at("lid").writeObject(task.lid());
    out.at("side").writeObject(task.side());
    out.at("edge").writeObject(task.edge());
    out.at("lids").writeObject(task.lids());
    writePairOfSideOfAndLidOfLong(out.at("pair"), task.pair());
    out.at("deep").writeObject(task.deep());
    out.at("level").writeEnum(task.level());
  }

  @Override
  public BoxesTask readTask(Decoder in) {
    return new BoxesTask(in.<Nested.Box.Lid<String>>readObject(Nested.Box.Lid.class),
        in.<Nested.Box<String>.Side>readObject(Nested.Box.Side.class),
        in.<Nested.Box<String>.Side.Edge<Integer>>readObject(Nested.Box.Side.Edge.class),
        in.<Nested.Box.Lid<String>[][]>readObject(Nested.Box.Lid[][].class),
        readPairOfSideOfAndLidOfLong(in),
        in.<Nested.Holder.Deep<String>>readObject(Nested.Holder.Deep.class),
        in.readEnum(LEVEL_VALUES));
  }

  @Override
  public void writeResult(Encoder out, BoxesResult result) {
    out.at("result").writeObject(result.value());
  }

  @Override
  public BoxesResult readResult(Decoder in) {
    return new BoxesResult(in.<Nested.Box.Lid<String>>readObject(Nested.Box.Lid.class));
  }

  static void writeExit(Encoder out, BoxesExit exit) {
    Containers.writeMap(out.at("exit"), exit.value(), Encoder::writeString, Encoder::writeObject);
  }

  static BoxesExit readExit(Decoder in) {
    return new BoxesExit(Containers.readMap(in, Decoder::readString,
        part -> part.<Map.Entry<? extends Number, Long>>readObject(Map.Entry.class)));
  }

  private static void writePairOfSideOfAndLidOfLong(Encoder out,
      Nested.Holder.Pair<Nested.Box<String>.Side, Nested.Box.Lid<Long>> value) {
    if (out.begin(value)) {
      out.at("first").writeObject(value.first());
      out.at("second").writeObject(value.second());
      out.end();
    }
  }

  private static Nested.Holder.Pair<Nested.Box<String>.Side, Nested.Box.Lid<Long>> readPairOfSideOfAndLidOfLong(
      Decoder in) {
    return in.begin() ? in.end(new Nested.Holder.Pair<Nested.Box<String>.Side, Nested.Box.Lid<Long>>(in.<Nested.Box<String>.Side>readObject(Nested.Box.Side.class),
        in.<Nested.Box.Lid<Long>>readObject(Nested.Box.Lid.class))) : null;
  }
}

package com.acme;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Generics#wild(Generics.Pair, Generics.Box, Map, Generics.Bounded, Generics.Bounded)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WildCodec implements TaskCodec<WildTask, WildResult> {
  WildCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x26928bc677953da3L;
  }

  @Override
  public void writeTask(Encoder out, WildTask task) {
    writePairOfBoxOfStringAndLong(out.at("pair"), task.pair());
    writeBoxOfDeep(out.at("box"), task.box());
    Containers.writeMap(out.at("map"), task.map(), Encoder::writeString,
        WildCodec::writeListOfInteger);
    out.at("bounded").writeObject(task.bounded());
    writeBoundedOfInteger(out.at("known"), task.known());
  }

  @Override
  public WildTask readTask(Decoder in) {
    return new WildTask(readPairOfBoxOfStringAndLong(in),
        readBoxOfDeep(in),
        Containers.readMap(in, Decoder::readString, WildCodec::readListOfInteger),
        in.<Generics.Bounded<? extends Integer>>readObject(Generics.Bounded.class),
        readBoundedOfInteger(in));
  }

  @Override
  public void writeResult(Encoder out, WildResult result) {
    Containers.writeList(out.at("result"), result.value(),
        WildCodec::writePairOfBoxOfStringAndLong);
  }

  @Override
  public WildResult readResult(Decoder in) {
    return new WildResult(Containers.readList(in, WildCodec::readPairOfBoxOfStringAndLong));
  }

  private static void writePairOfBoxOfStringAndLong(Encoder out,
      Generics.Pair<? extends Generics.Box<String>, Long> value) {
    if (out.begin(value)) {
      writeBoxOfString(out.at("first"), value.first());
      JdkValues.write(out.at("second"), value.second());
      out.end();
    }
  }

  private static Generics.Pair<? extends Generics.Box<String>, Long> readPairOfBoxOfStringAndLong(
      Decoder in) {
    return in.begin() ? in.end(new Generics.Pair<Generics.Box<String>, Long>(readBoxOfString(in),
        JdkValues.readLong(in))) : null;
  }

  private static void writeBoxOfDeep(Encoder out, Generics.Box<? extends Generics.Deep> value) {
    if (out.begin(value)) {
      writeDeep(out.at("content"), value.content());
      Containers.writeList(out.at("more"), value.more(), WildCodec::writeBoxOfDeep2);
      out.end();
    }
  }

  private static Generics.Box<? extends Generics.Deep> readBoxOfDeep(Decoder in) {
    return in.begin() ? in.end(new Generics.Box<Generics.Deep>(readDeep(in), Containers.readList(in,
        WildCodec::readBoxOfDeep2))) : null;
  }

  private static void writeListOfInteger(Encoder out, List<? extends Integer> value) {
    Containers.writeList(out, value, JdkValues::write);
  }

  private static List<? extends Integer> readListOfInteger(Decoder in) {
    return Containers.readList(in, JdkValues::readInteger);
  }

  private static void writeBoundedOfInteger(Encoder out, Generics.Bounded<Integer> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("number"), value.number());
      out.end();
    }
  }

  private static Generics.Bounded<Integer> readBoundedOfInteger(Decoder in) {
    return in.begin() ? in.end(new Generics.Bounded<Integer>(JdkValues.readInteger(in))) : null;
  }

  private static void writeBoxOfString(Encoder out, Generics.Box<? extends String> value) {
    if (out.begin(value)) {
      out.at("content").writeString(value.content());
      Containers.writeList(out.at("more"), value.more(), WildCodec::writeBoxOfString);
      out.end();
    }
  }

  private static Generics.Box<String> readBoxOfString(Decoder in) {
    return in.begin() ? in.end(new Generics.Box<String>(in.readString(), Containers.readList(in,
        WildCodec::readBoxOfString))) : null;
  }

  private static void writeDeep(Encoder out, Generics.Deep value) {
    if (out.begin(value)) {
      Containers.writeOptional(out.at("all"), value.all(),
          WildCodec::writeMapOfStringAndListOfPairOfStringAndInteger);
      out.end();
    }
  }

  private static Generics.Deep readDeep(Decoder in) {
    return in.begin() ? in.end(new Generics.Deep(Containers.readOptional(in,
        WildCodec::readMapOfStringAndListOfPairOfStringAndInteger))) : null;
  }

  private static void writeBoxOfDeep2(Encoder out, Generics.Box<? extends Generics.Deep> value) {
    if (out.begin(value)) {
      writeDeep(out.at("content"), value.content());
      Containers.writeList(out.at("more"), value.more(), WildCodec::writeBoxOfDeep2);
      out.end();
    }
  }

  private static Generics.Box<Generics.Deep> readBoxOfDeep2(Decoder in) {
    return in.begin() ? in.end(new Generics.Box<Generics.Deep>(readDeep(in), Containers.readList(in,
        WildCodec::readBoxOfDeep2))) : null;
  }

  private static void writePairOfStringAndInteger(Encoder out,
      Generics.Pair<String, Integer> value) {
    if (out.begin(value)) {
      out.at("first").writeString(value.first());
      JdkValues.write(out.at("second"), value.second());
      out.end();
    }
  }

  private static Generics.Pair<String, Integer> readPairOfStringAndInteger(Decoder in) {
    return in.begin() ? in.end(new Generics.Pair<String, Integer>(in.readString(),
        JdkValues.readInteger(in))) : null;
  }

  private static void writeListOfPairOfStringAndInteger(Encoder out,
      List<Generics.Pair<String, Integer>> value) {
    Containers.writeList(out, value, WildCodec::writePairOfStringAndInteger);
  }

  private static List<Generics.Pair<String, Integer>> readListOfPairOfStringAndInteger(Decoder in) {
    return Containers.readList(in, WildCodec::readPairOfStringAndInteger);
  }

  private static void writeMapOfStringAndListOfPairOfStringAndInteger(Encoder out,
      Map<String, List<Generics.Pair<String, Integer>>> value) {
    Containers.writeMap(out, value, Encoder::writeString,
        WildCodec::writeListOfPairOfStringAndInteger);
  }

  private static Map<String, List<Generics.Pair<String, Integer>>> readMapOfStringAndListOfPairOfStringAndInteger(
      Decoder in) {
    return Containers.readMap(in, Decoder::readString, WildCodec::readListOfPairOfStringAndInteger);
  }
}

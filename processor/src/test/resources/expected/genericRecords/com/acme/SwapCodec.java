package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Generics#swap(Generics.Pair, Generics.Pair, Generics.Deep)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SwapCodec implements TaskCodec<SwapTask, SwapResult> {
  SwapCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x0a4cc7dc22a14694L;
  }

  @Override
  public void writeTask(Encoder out, SwapTask task) {
    writePairOfStringAndInteger(out.at("pair"), task.pair());
    writePairOfIntegerAndString(out.at("other"), task.other());
    writeDeep(out.at("deep"), task.deep());
  }

  @Override
  public SwapTask readTask(Decoder in) {
    return new SwapTask(readPairOfStringAndInteger(in),
        readPairOfIntegerAndString(in),
        readDeep(in));
  }

  @Override
  public void writeResult(Encoder out, SwapResult result) {
    writePairOfListOfStringAndOptionalOfInteger(out.at("result"), result.value());
  }

  @Override
  public SwapResult readResult(Decoder in) {
    return new SwapResult(readPairOfListOfStringAndOptionalOfInteger(in));
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

  private static void writePairOfIntegerAndString(Encoder out,
      Generics.Pair<Integer, String> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("first"), value.first());
      out.at("second").writeString(value.second());
      out.end();
    }
  }

  private static Generics.Pair<Integer, String> readPairOfIntegerAndString(Decoder in) {
    return in.begin() ? in.end(new Generics.Pair<Integer, String>(JdkValues.readInteger(in),
        in.readString())) : null;
  }

  private static void writeDeep(Encoder out, Generics.Deep value) {
    if (out.begin(value)) {
      Containers.writeOptional(out.at("all"), value.all(),
          SwapCodec::writeMapOfStringAndListOfPairOfStringAndInteger);
      out.end();
    }
  }

  private static Generics.Deep readDeep(Decoder in) {
    return in.begin() ? in.end(new Generics.Deep(Containers.readOptional(in,
        SwapCodec::readMapOfStringAndListOfPairOfStringAndInteger))) : null;
  }

  private static void writePairOfListOfStringAndOptionalOfInteger(Encoder out,
      Generics.Pair<List<String>, Optional<Integer>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("first"), value.first(), Encoder::writeString);
      Containers.writeOptional(out.at("second"), value.second(), JdkValues::write);
      out.end();
    }
  }

  private static Generics.Pair<List<String>, Optional<Integer>> readPairOfListOfStringAndOptionalOfInteger(
      Decoder in) {
    return in.begin() ? in.end(new Generics.Pair<List<String>, Optional<Integer>>(Containers.readList(in,
        Decoder::readString), Containers.readOptional(in, JdkValues::readInteger))) : null;
  }

  private static void writeListOfPairOfStringAndInteger(Encoder out,
      List<Generics.Pair<String, Integer>> value) {
    Containers.writeList(out, value, SwapCodec::writePairOfStringAndInteger);
  }

  private static List<Generics.Pair<String, Integer>> readListOfPairOfStringAndInteger(Decoder in) {
    return Containers.readList(in, SwapCodec::readPairOfStringAndInteger);
  }

  private static void writeMapOfStringAndListOfPairOfStringAndInteger(Encoder out,
      Map<String, List<Generics.Pair<String, Integer>>> value) {
    Containers.writeMap(out, value, Encoder::writeString,
        SwapCodec::writeListOfPairOfStringAndInteger);
  }

  private static Map<String, List<Generics.Pair<String, Integer>>> readMapOfStringAndListOfPairOfStringAndInteger(
      Decoder in) {
    return Containers.readMap(in, Decoder::readString, SwapCodec::readListOfPairOfStringAndInteger);
  }
}

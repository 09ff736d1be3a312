package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Types#generics(Types.Pair, Types.Pair, Map, TreeMap)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GenericsCodec implements TaskCodec<GenericsTask, GenericsResult> {
  private static final Types.Level[] LEVEL_VALUES = Types.Level.values();

  GenericsCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x7b1b10f4e56900a7L, LEVEL_VALUES);
  }

  @Override
  public void writeTask(Encoder out, GenericsTask task) {
    writePairOfStringAndInteger(out.at("pair"), task.pair());
  }

  @Override
  public GenericsTask readTask(Decoder in) {
    return new GenericsTask(readPairOfStringAndInteger(in));
  }

  @Override
  public void writeResult(Encoder out, GenericsResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public GenericsResult readResult(Decoder in) {
    return new GenericsResult(in.readInt());
  }

  static void writeShared(Encoder out, GenericsShared shared) {
    writePairOfLevelAndListOfPairOfStringAndInteger(out.at("shared"), shared.shared());
    Containers.writeMap(out.at("map"), shared.map(), Encoder::writeString,
        GenericsCodec::writeOptionalOfLevelArray);
    out.at("serialized").writeObject(shared.serialized());
  }

  static GenericsShared readShared(Decoder in) {
    return new GenericsShared(readPairOfLevelAndListOfPairOfStringAndInteger(in),
        Containers.readMap(in, Decoder::readString, GenericsCodec::readOptionalOfLevelArray),
        in.<TreeMap<String, StringBuilder>>readObject(TreeMap.class));
  }

  private static void writePairOfStringAndInteger(Encoder out, Types.Pair<String, Integer> value) {
    if (out.begin(value)) {
      out.at("first").writeString(value.first());
      JdkValues.write(out.at("second"), value.second());
      out.end();
    }
  }

  private static Types.Pair<String, Integer> readPairOfStringAndInteger(Decoder in) {
    return in.begin() ? in.end(new Types.Pair<String, Integer>(in.readString(),
        JdkValues.readInteger(in))) : null;
  }

  private static void writePairOfLevelAndListOfPairOfStringAndInteger(Encoder out,
      Types.Pair<Types.Level, List<? extends Types.Pair<String, Integer>>> value) {
    if (out.begin(value)) {
      out.at("first").writeEnum(value.first());
      Containers.writeList(out.at("second"), value.second(),
          GenericsCodec::writePairOfStringAndInteger);
      out.end();
    }
  }

  private static Types.Pair<Types.Level, List<? extends Types.Pair<String, Integer>>> readPairOfLevelAndListOfPairOfStringAndInteger(
      Decoder in) {
    return in.begin() ? in.end(new Types.Pair<Types.Level, List<? extends Types.Pair<String, Integer>>>(in.readEnum(LEVEL_VALUES),
        Containers.readList(in, GenericsCodec::readPairOfStringAndInteger))) : null;
  }

  private static void writeLevelArray(Encoder out, Types.Level[] value) {
    Containers.writeArray(out, value, Encoder::writeEnum);
  }

  private static Types.Level[] readLevelArray(Decoder in) {
    return Containers.readArray(in, Types.Level[]::new, part -> part.readEnum(LEVEL_VALUES));
  }

  private static void writeOptionalOfLevelArray(Encoder out, Optional<Types.Level[]> value) {
    Containers.writeOptional(out, value, GenericsCodec::writeLevelArray);
  }

  private static Optional<Types.Level[]> readOptionalOfLevelArray(Decoder in) {
    return Containers.readOptional(in, GenericsCodec::readLevelArray);
  }
}

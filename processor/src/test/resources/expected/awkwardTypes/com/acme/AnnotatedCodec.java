package com.acme;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#annotated(LinkedHashMap, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AnnotatedCodec implements TaskCodec<AnnotatedTask, AnnotatedResult> {
  private static final Awkward.Level[] LEVEL_VALUES = Awkward.Level.values();

  AnnotatedCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x4ca8a671d5065387L, LEVEL_VALUES);
  }

  @Override
  public void writeTask(Encoder out, AnnotatedTask task) {
    Containers.writeLinkedMap(out.at("map"), task.map(), Encoder::writeString,
        AnnotatedCodec::writePairOfLevelAndListOfPath);
    Containers.writeList(out.at("pairs"), task.pairs(), AnnotatedCodec::writePairOfPathAndLevel);
  }

  @Override
  public AnnotatedTask readTask(Decoder in) {
    return new AnnotatedTask(Containers.readLinkedMap(in, Decoder::readString,
        AnnotatedCodec::readPairOfLevelAndListOfPath), Containers.readList(in,
        AnnotatedCodec::readPairOfPathAndLevel));
  }

  @Override
  public void writeResult(Encoder out, AnnotatedResult result) {
    Containers.writeList(out.at("result"), result.value(), AnnotatedCodec::writeLevelArray);
  }

  @Override
  public AnnotatedResult readResult(Decoder in) {
    return new AnnotatedResult(Containers.readList(in, AnnotatedCodec::readLevelArray));
  }

  private static void writePairOfLevelAndListOfPath(Encoder out,
      Awkward.Pair<Awkward.Level, List<Path>> value) {
    if (out.begin(value)) {
      out.at("first").writeEnum(value.first());
      Containers.writeList(out.at("second"), value.second(), JdkValues::write);
      out.end();
    }
  }

  private static Awkward.Pair<Awkward.Level, List<Path>> readPairOfLevelAndListOfPath(Decoder in) {
    return in.begin() ? in.end(new Awkward.Pair<Awkward.Level, List<Path>>(in.readEnum(LEVEL_VALUES),
        Containers.readList(in, JdkValues::readPath))) : null;
  }

  private static void writePairOfPathAndLevel(Encoder out,
      Awkward.Pair<? extends Path, Awkward.Level> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("first"), value.first());
      out.at("second").writeEnum(value.second());
      out.end();
    }
  }

  private static Awkward.Pair<? extends Path, Awkward.Level> readPairOfPathAndLevel(Decoder in) {
    return in.begin() ? in.end(new Awkward.Pair<Path, Awkward.Level>(JdkValues.readPath(in),
        in.readEnum(LEVEL_VALUES))) : null;
  }

  private static void writeLevelArray(Encoder out, Awkward.Level[] value) {
    Containers.writeArray(out, value, Encoder::writeEnum);
  }

  private static Awkward.Level[] readLevelArray(Decoder in) {
    return Containers.readArray(in, Awkward.Level[]::new, part -> part.readEnum(LEVEL_VALUES));
  }
}

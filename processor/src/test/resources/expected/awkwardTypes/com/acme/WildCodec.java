package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collection;
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
 * How the arguments and the value of {@link Awkward#wild(Awkward.Twins, Awkward.Twins, Awkward.Family, Map, Optional, List[])} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WildCodec implements TaskCodec<WildTask, WildResult> {
  private static final Awkward.Level[] LEVEL_VALUES = Awkward.Level.values();

  WildCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x3ffcfbf15dcf067fL, LEVEL_VALUES);
  }

  @Override
  public void writeTask(Encoder out, WildTask task) {
    writeTwinsOfPath(out.at("twins"), task.twins());
    writeTwinsOfString(out.at("known"), task.known());
    writeFamilyOfPairOfPathAndLevel(out.at("family"), task.family());
    Containers.writeMap(out.at("map"), task.map(), WildCodec::writePairOfPathAndString,
        WildCodec::writeCollectionOfPairOfListOfPathAndLong);
    Containers.writeOptional(out.at("number"), task.number(), Encoder::writeObject);
    out.at("arrays").writeObject(task.arrays());
  }

  @Override
  public WildTask readTask(Decoder in) {
    return new WildTask(readTwinsOfPath(in),
        readTwinsOfString(in),
        readFamilyOfPairOfPathAndLevel(in),
        Containers.readMap(in, WildCodec::readPairOfPathAndString,
            WildCodec::readCollectionOfPairOfListOfPathAndLong),
        Containers.readOptional(in, part -> part.readObject(Number.class)),
        in.<List<? extends Serializable>[]>readObject(List[].class));
  }

  @Override
  public void writeResult(Encoder out, WildResult result) {
    writeFamilyOfPath(out.at("result"), result.value());
  }

  @Override
  public WildResult readResult(Decoder in) {
    return new WildResult(readFamilyOfPath(in));
  }

  private static void writeTwinsOfPath(Encoder out, Awkward.Twins<? extends Path> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("twins"), value.twins(), WildCodec::writePairOfPathAndPath);
      Containers.writeMap(out.at("lists"), value.lists(), JdkValues::write,
          WildCodec::writeListOfListOfPath);
      Containers.writeArray(out.at("all"), value.all(), JdkValues::write);
      out.end();
    }
  }

  private static Awkward.Twins<? extends Path> readTwinsOfPath(Decoder in) {
    return in.begin() ? in.end(new Awkward.Twins<Path>(Containers.readList(in,
        WildCodec::readPairOfPathAndPath),
        Containers.readMap(in, JdkValues::readPath, WildCodec::readListOfListOfPath),
        Containers.readArray(in, Path[]::new, JdkValues::readPath))) : null;
  }

  private static void writeTwinsOfString(Encoder out, Awkward.Twins<String> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("twins"), value.twins(), WildCodec::writePairOfStringAndString);
      Containers.writeMap(out.at("lists"), value.lists(), Encoder::writeString,
          WildCodec::writeListOfListOfString);
      Containers.writeArray(out.at("all"), value.all(), Encoder::writeString);
      out.end();
    }
  }

  private static Awkward.Twins<String> readTwinsOfString(Decoder in) {
    return in.begin() ? in.end(new Awkward.Twins<String>(Containers.readList(in,
        WildCodec::readPairOfStringAndString),
        Containers.readMap(in, Decoder::readString, WildCodec::readListOfListOfString),
        Containers.readArray(in, String[]::new, Decoder::readString))) : null;
  }

  private static void writeFamilyOfPairOfPathAndLevel(Encoder out,
      Awkward.Family<? extends Awkward.Pair<? extends Path, Awkward.Level>> value) {
    if (out.begin(value)) {
      writePairOfPathAndLevel(out.at("value"), value.value());
      Containers.writeList(out.at("children"), value.children(),
          WildCodec::writeFamilyOfPairOfPathAndLevel2);
      out.end();
    }
  }

  private static Awkward.Family<? extends Awkward.Pair<? extends Path, Awkward.Level>> readFamilyOfPairOfPathAndLevel(
      Decoder in) {
    return in.begin() ? in.end(new Awkward.Family<Awkward.Pair<? extends Path, Awkward.Level>>(readPairOfPathAndLevel(in),
        Containers.readList(in, WildCodec::readFamilyOfPairOfPathAndLevel2))) : null;
  }

  private static void writePairOfPathAndString(Encoder out,
      Awkward.Pair<? extends Path, String> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("first"), value.first());
      out.at("second").writeString(value.second());
      out.end();
    }
  }

  private static Awkward.Pair<? extends Path, String> readPairOfPathAndString(Decoder in) {
    return in.begin() ? in.end(new Awkward.Pair<Path, String>(JdkValues.readPath(in),
        in.readString())) : null;
  }

  private static void writePairOfListOfPathAndLong(Encoder out,
      Awkward.Pair<? extends List<? extends Path>, Long> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("first"), value.first(), JdkValues::write);
      JdkValues.write(out.at("second"), value.second());
      out.end();
    }
  }

  private static Awkward.Pair<? extends List<? extends Path>, Long> readPairOfListOfPathAndLong(
      Decoder in) {
    return in.begin() ? in.end(new Awkward.Pair<List<? extends Path>, Long>(Containers.readList(in,
        JdkValues::readPath), JdkValues.readLong(in))) : null;
  }

  private static void writeCollectionOfPairOfListOfPathAndLong(Encoder out,
      Collection<? extends Awkward.Pair<? extends List<? extends Path>, Long>> value) {
    Containers.writeCollection(out, value, WildCodec::writePairOfListOfPathAndLong);
  }

  private static Collection<? extends Awkward.Pair<? extends List<? extends Path>, Long>> readCollectionOfPairOfListOfPathAndLong(
      Decoder in) {
    return Containers.readCollection(in, WildCodec::readPairOfListOfPathAndLong);
  }

  private static void writeFamilyOfPath(Encoder out, Awkward.Family<? extends Path> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("value"), value.value());
      Containers.writeList(out.at("children"), value.children(), WildCodec::writeFamilyOfPath);
      out.end();
    }
  }

  private static Awkward.Family<? extends Path> readFamilyOfPath(Decoder in) {
    return in.begin() ? in.end(new Awkward.Family<Path>(JdkValues.readPath(in),
        Containers.readList(in, WildCodec::readFamilyOfPath))) : null;
  }

  private static void writePairOfPathAndPath(Encoder out,
      Awkward.Pair<? extends Path, ? extends Path> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("first"), value.first());
      JdkValues.write(out.at("second"), value.second());
      out.end();
    }
  }

  private static Awkward.Pair<? extends Path, Path> readPairOfPathAndPath(Decoder in) {
    return in.begin() ? in.end(new Awkward.Pair<Path, Path>(JdkValues.readPath(in),
        JdkValues.readPath(in))) : null;
  }

  private static void writeListOfPath(Encoder out, List<? extends Path> value) {
    Containers.writeList(out, value, JdkValues::write);
  }

  private static List<Path> readListOfPath(Decoder in) {
    return Containers.readList(in, JdkValues::readPath);
  }

  private static void writeListOfListOfPath(Encoder out,
      List<? extends List<? extends Path>> value) {
    Containers.writeList(out, value, WildCodec::writeListOfPath);
  }

  private static List<List<Path>> readListOfListOfPath(Decoder in) {
    return Containers.readList(in, WildCodec::readListOfPath);
  }

  private static void writePairOfStringAndString(Encoder out,
      Awkward.Pair<? extends String, String> value) {
    if (out.begin(value)) {
      out.at("first").writeString(value.first());
      out.at("second").writeString(value.second());
      out.end();
    }
  }

  private static Awkward.Pair<? extends String, String> readPairOfStringAndString(Decoder in) {
    return in.begin() ? in.end(new Awkward.Pair<String, String>(in.readString(),
        in.readString())) : null;
  }

  private static void writeListOfString(Encoder out, List<String> value) {
    Containers.writeList(out, value, Encoder::writeString);
  }

  private static List<String> readListOfString(Decoder in) {
    return Containers.readList(in, Decoder::readString);
  }

  private static void writeListOfListOfString(Encoder out, List<List<String>> value) {
    Containers.writeList(out, value, WildCodec::writeListOfString);
  }

  private static List<List<String>> readListOfListOfString(Decoder in) {
    return Containers.readList(in, WildCodec::readListOfString);
  }

  private static void writePairOfPathAndLevel(Encoder out,
      Awkward.Pair<? extends Path, ? extends Awkward.Level> value) {
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

  private static void writeFamilyOfPairOfPathAndLevel2(Encoder out,
      Awkward.Family<? extends Awkward.Pair<? extends Path, ? extends Awkward.Level>> value) {
    if (out.begin(value)) {
      writePairOfPathAndLevel(out.at("value"), value.value());
      Containers.writeList(out.at("children"), value.children(),
          WildCodec::writeFamilyOfPairOfPathAndLevel2);
      out.end();
    }
  }

  private static Awkward.Family<? extends Awkward.Pair<? extends Path, Awkward.Level>> readFamilyOfPairOfPathAndLevel2(
      Decoder in) {
    return in.begin() ? in.end(new Awkward.Family<Awkward.Pair<? extends Path, Awkward.Level>>(readPairOfPathAndLevel(in),
        Containers.readList(in, WildCodec::readFamilyOfPairOfPathAndLevel2))) : null;
  }
}

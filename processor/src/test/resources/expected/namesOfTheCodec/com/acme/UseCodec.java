package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Names#use(Names.Task, Names.TaskCodec, Containers, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class UseCodec implements TaskCodec<UseTask, UseResult> {
  private static final Names.LogLevel[] LOG_LEVEL_VALUES = Names.LogLevel.values();

  private static final out[] OUT_VALUES = out.values();

  private static final Names.value[] VALUE_VALUES = Names.value.values();

  UseCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x3f329fb93987125dL, LOG_LEVEL_VALUES, OUT_VALUES, VALUE_VALUES);
  }

  @Override
  public void writeTask(org.paralleltask.codec.Encoder out, UseTask task) {
    writeTask2(out.at("out"), task.out());
    writeTaskCodec(out.at("in"), task.in());
    writeContainers(out.at("containers"), task.containers());
    org.paralleltask.codec.Containers.writeList(out.at("part"), task.part(),
        org.paralleltask.codec.Encoder::writeEnum);
  }

  @Override
  public UseTask readTask(org.paralleltask.codec.Decoder in) {
    return new UseTask(readTask2(in),
        readTaskCodec(in),
        readContainers(in),
        org.paralleltask.codec.Containers.readList(in, part -> part.readEnum(LOG_LEVEL_VALUES)));
  }

  @Override
  public void writeResult(org.paralleltask.codec.Encoder out, UseResult result) {
    org.paralleltask.codec.Containers.writeList(out.at("result"), result.value(),
        UseCodec::writeTask2);
  }

  @Override
  public UseResult readResult(org.paralleltask.codec.Decoder in) {
    return new UseResult(org.paralleltask.codec.Containers.readList(in, UseCodec::readTask2));
  }

  private static void writeTask2(org.paralleltask.codec.Encoder out, Names.Task value) {
    if (out.begin(value)) {
      writeExit2(out.at("exit"), value.exit());
      writeResult2(out.at("result"), value.result());
      out.end();
    }
  }

  private static Names.Task readTask2(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Names.Task(readExit2(in), readResult2(in))) : null;
  }

  private static void writeTaskCodec(org.paralleltask.codec.Encoder out, Names.TaskCodec value) {
    if (out.begin(value)) {
      writeEncoder(out.at("encoder"), value.encoder());
      writeEncoder2(out.at("other"), value.other());
      out.end();
    }
  }

  private static Names.TaskCodec readTaskCodec(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Names.TaskCodec(readEncoder(in), readEncoder2(in))) : null;
  }

  private static void writeContainers(org.paralleltask.codec.Encoder out, Containers value) {
    if (out.begin(value)) {
      org.paralleltask.codec.Containers.writeList(out.at("all"), value.all(),
          org.paralleltask.codec.Encoder::writeEnum);
      out.at("out").writeEnum(value.out());
      out.end();
    }
  }

  private static Containers readContainers(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Containers(org.paralleltask.codec.Containers.readList(in,
        part -> part.readEnum(OUT_VALUES)), in.readEnum(OUT_VALUES))) : null;
  }

  private static void writeExit2(org.paralleltask.codec.Encoder out, Names.Exit value) {
    if (out.begin(value)) {
      out.at("out").writeInt(value.out());
      out.end();
    }
  }

  private static Names.Exit readExit2(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Names.Exit(in.readInt())) : null;
  }

  private static void writeResult2(org.paralleltask.codec.Encoder out, Names.Result value) {
    if (out.begin(value)) {
      out.at("value").writeString(value.value());
      writeOut(out.at("part"), value.part());
      org.paralleltask.codec.Containers.writeList(out.at("tag"), value.tag(), UseCodec::writeIn);
      out.end();
    }
  }

  private static Names.Result readResult2(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Names.Result(in.readString(),
        readOut(in),
        org.paralleltask.codec.Containers.readList(in, UseCodec::readIn))) : null;
  }

  private static void writeEncoder(org.paralleltask.codec.Encoder out, Encoder value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      writeDecoder(out.at("decoder"), value.decoder());
      out.end();
    }
  }

  private static Encoder readEncoder(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Encoder(in.readString(), readDecoder(in))) : null;
  }

  private static void writeEncoder2(org.paralleltask.codec.Encoder out, Names.Inner.Encoder value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static Names.Inner.Encoder readEncoder2(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Names.Inner.Encoder(in.readInt())) : null;
  }

  private static void writeOut(org.paralleltask.codec.Encoder out, Names.out value) {
    if (out.begin(value)) {
      out.at("in").writeInt(value.in());
      out.end();
    }
  }

  private static Names.out readOut(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Names.out(in.readInt())) : null;
  }

  private static void writeIn(org.paralleltask.codec.Encoder out, Names.in value) {
    if (out.begin(value)) {
      out.at("in").writeEnum(value.in());
      out.end();
    }
  }

  private static Names.in readIn(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Names.in(in.readEnum(VALUE_VALUES))) : null;
  }

  private static void writeDecoder(org.paralleltask.codec.Encoder out, Decoder value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static Decoder readDecoder(org.paralleltask.codec.Decoder in) {
    return in.begin() ? in.end(new Decoder(in.readInt())) : null;
  }
}

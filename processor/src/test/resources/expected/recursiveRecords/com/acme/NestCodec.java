package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Trees#nest(Trees.Nest)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NestCodec implements TaskCodec<NestTask, NestResult> {
  NestCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x66533d7e9e92963aL;
  }

  @Override
  public void writeTask(Encoder out, NestTask task) {
    writeNestOfString(out.at("nest"), task.nest());
  }

  @Override
  public NestTask readTask(Decoder in) {
    return new NestTask(readNestOfString(in));
  }

  @Override
  public void writeResult(Encoder out, NestResult result) {
    writeNestOfString(out.at("result"), result.value());
  }

  @Override
  public NestResult readResult(Decoder in) {
    return new NestResult(readNestOfString(in));
  }

  private static void writeNestOfString(Encoder out, Trees.Nest<String> value) {
    if (out.begin(value)) {
      out.at("content").writeString(value.content());
      writeNestOfListOfString(out.at("next"), value.next());
      out.end();
    }
  }

  private static Trees.Nest<String> readNestOfString(Decoder in) {
    return in.begin() ? in.end(new Trees.Nest<String>(in.readString(),
        readNestOfListOfString(in))) : null;
  }

  private static void writeNestOfListOfString(Encoder out, Trees.Nest<List<String>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(), Encoder::writeString);
      writeNestOfListOfListOfString(out.at("next"), value.next());
      out.end();
    }
  }

  private static Trees.Nest<List<String>> readNestOfListOfString(Decoder in) {
    return in.begin() ? in.end(new Trees.Nest<List<String>>(Containers.readList(in,
        Decoder::readString), readNestOfListOfListOfString(in))) : null;
  }

  private static void writeNestOfListOfListOfString(Encoder out,
      Trees.Nest<List<List<String>>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(), NestCodec::writeListOfString);
      writeNestOfListOfListOfListOfString(out.at("next"), value.next());
      out.end();
    }
  }

  private static Trees.Nest<List<List<String>>> readNestOfListOfListOfString(Decoder in) {
    return in.begin() ? in.end(new Trees.Nest<List<List<String>>>(Containers.readList(in,
        NestCodec::readListOfString), readNestOfListOfListOfListOfString(in))) : null;
  }

  private static void writeListOfString(Encoder out, List<String> value) {
    Containers.writeList(out, value, Encoder::writeString);
  }

  private static List<String> readListOfString(Decoder in) {
    return Containers.readList(in, Decoder::readString);
  }

  private static void writeNestOfListOfListOfListOfString(Encoder out,
      Trees.Nest<List<List<List<String>>>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(), NestCodec::writeListOfListOfString);
      writeNestOfListOfListOfListOfListOfString(out.at("next"), value.next());
      out.end();
    }
  }

  private static Trees.Nest<List<List<List<String>>>> readNestOfListOfListOfListOfString(
      Decoder in) {
    return in.begin() ? in.end(new Trees.Nest<List<List<List<String>>>>(Containers.readList(in,
        NestCodec::readListOfListOfString), readNestOfListOfListOfListOfListOfString(in))) : null;
  }

  private static void writeListOfListOfString(Encoder out, List<List<String>> value) {
    Containers.writeList(out, value, NestCodec::writeListOfString);
  }

  private static List<List<String>> readListOfListOfString(Decoder in) {
    return Containers.readList(in, NestCodec::readListOfString);
  }

  private static void writeNestOfListOfListOfListOfListOfString(Encoder out,
      Trees.Nest<List<List<List<List<String>>>>> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("content"), value.content(),
          NestCodec::writeListOfListOfListOfString);
      out.at("next").writeObject(value.next());
      out.end();
    }
  }

  private static Trees.Nest<List<List<List<List<String>>>>> readNestOfListOfListOfListOfListOfString(
      Decoder in) {
    return in.begin() ? in.end(new Trees.Nest<List<List<List<List<String>>>>>(Containers.readList(in,
        NestCodec::readListOfListOfListOfString),
        in.<Trees.Nest<List<List<List<List<List<String>>>>>>>readObject(Trees.Nest.class))) : null;
  }

  private static void writeListOfListOfListOfString(Encoder out, List<List<List<String>>> value) {
    Containers.writeList(out, value, NestCodec::writeListOfListOfString);
  }

  private static List<List<List<String>>> readListOfListOfListOfString(Decoder in) {
    return Containers.readList(in, NestCodec::readListOfListOfString);
  }
}

package com.acme;

import java.util.Set;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Trees#grow(Trees.Tree, Trees.Odd, Trees.Nothing)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GrowCodec implements TaskCodec<GrowTask, GrowResult> {
  GrowCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x7ec315bc380dc72eL;
  }

  @Override
  public void writeTask(Encoder out, GrowTask task) {
    writeTree(out.at("tree"), task.tree());
    writeOdd(out.at("odd"), task.odd());
    writeNothing(out.at("nothing"), task.nothing());
  }

  @Override
  public GrowTask readTask(Decoder in) {
    return new GrowTask(readTree(in),
        readOdd(in),
        readNothing(in));
  }

  @Override
  public void writeResult(Encoder out, GrowResult result) {
    writeTree(out.at("result"), result.value());
  }

  @Override
  public GrowResult readResult(Decoder in) {
    return new GrowResult(readTree(in));
  }

  private static void writeTree(Encoder out, Trees.Tree value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      Containers.writeList(out.at("children"), value.children(), GrowCodec::writeTree);
      out.end();
    }
  }

  private static Trees.Tree readTree(Decoder in) {
    return in.begin() ? in.end(new Trees.Tree(in.readString(), Containers.readList(in,
        GrowCodec::readTree))) : null;
  }

  private static void writeOdd(Encoder out, Trees.Odd value) {
    if (out.begin(value)) {
      out.at("number").writeInt(value.number());
      writeEven(out.at("next"), value.next());
      out.end();
    }
  }

  private static Trees.Odd readOdd(Decoder in) {
    return in.begin() ? in.end(new Trees.Odd(in.readInt(), readEven(in))) : null;
  }

  private static void writeNothing(Encoder out, Trees.Nothing value) {
    if (out.begin(value)) {
      out.end();
    }
  }

  private static Trees.Nothing readNothing(Decoder in) {
    return in.begin() ? in.end(new Trees.Nothing()) : null;
  }

  private static void writeEven(Encoder out, Trees.Even value) {
    if (out.begin(value)) {
      out.at("number").writeInt(value.number());
      writeOdd(out.at("next"), value.next());
      Containers.writeMap(out.at("others"), value.others(), Encoder::writeString,
          GrowCodec::writeSetOfOdd);
      out.end();
    }
  }

  private static Trees.Even readEven(Decoder in) {
    return in.begin() ? in.end(new Trees.Even(in.readInt(),
        readOdd(in),
        Containers.readMap(in, Decoder::readString, GrowCodec::readSetOfOdd))) : null;
  }

  private static void writeSetOfOdd(Encoder out, Set<Trees.Odd> value) {
    Containers.writeSet(out, value, GrowCodec::writeOdd);
  }

  private static Set<Trees.Odd> readSetOfOdd(Decoder in) {
    return Containers.readSet(in, GrowCodec::readOdd);
  }
}

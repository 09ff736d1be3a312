package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#nodes(Awkward.Node, Awkward.Node, Awkward.Plain, Awkward.Outer.Inner)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NodesCodec implements TaskCodec<NodesTask, NodesResult> {
  NodesCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x3802e26974b94a9bL;
  }

  @Override
  public void writeTask(Encoder out, NodesTask task) {
    writeNodeOfInteger(out.at("numbers"), task.numbers());
    out.at("strings").writeObject(task.strings());
    out.at("plain").writeObject(task.plain());
    out.at("inner").writeObject(task.inner());
  }

  @Override
  public NodesTask readTask(Decoder in) {
    return new NodesTask(readNodeOfInteger(in),
        in.<Awkward.Node<String>>readObject(Awkward.Node.class),
        in.readObject(Awkward.Plain.class),
        in.<Awkward.Outer<String>.Inner>readObject(Awkward.Outer.Inner.class));
  }

  @Override
  public void writeResult(Encoder out, NodesResult result) {
    writeNodeOfInteger(out.at("result"), result.value());
  }

  @Override
  public NodesResult readResult(Decoder in) {
    return new NodesResult(readNodeOfInteger(in));
  }

  private static void writeNodeOfInteger(Encoder out, Awkward.Node<Integer> value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Awkward.Node.Leaf part) {
      out.writeTag(1);
      writeLeaf(out, part);
    } else if (value instanceof Awkward.Node.Many<Integer> part) {
      out.writeTag(2);
      writeManyOfInteger(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Awkward.Node<Integer> readNodeOfInteger(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> readLeaf(in);
      case 2 -> readManyOfInteger(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeLeaf(Encoder out, Awkward.Node.Leaf value) {
    if (out.begin(value)) {
      out.at("number").writeInt(value.number());
      out.end();
    }
  }

  private static Awkward.Node.Leaf readLeaf(Decoder in) {
    return in.begin() ? in.end(new Awkward.Node.Leaf(in.readInt())) : null;
  }

  private static void writeManyOfInteger(Encoder out, Awkward.Node.Many<Integer> value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("nodes"), value.nodes(), NodesCodec::writeNodeOfInteger);
      out.end();
    }
  }

  private static Awkward.Node.Many<Integer> readManyOfInteger(Decoder in) {
    return in.begin() ? in.end(new Awkward.Node.Many<Integer>(Containers.readList(in,
        NodesCodec::readNodeOfInteger))) : null;
  }
}

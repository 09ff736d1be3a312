package com.acme;

import java.lang.Override;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Hiding#mix(List, Stream, Generated, Integer)} as bytes.
 */
@javax.annotation.processing.Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class MixCodec implements TaskCodec<MixTask, MixResult> {
  MixCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x49129ec8f3565c7eL;
  }

  @Override
  public void writeTask(Encoder out, MixTask task) {
    writeList(out.at("list"), task.list());
    writeStream(out.at("stream"), task.stream());
    writeGenerated(out.at("generated"), task.generated());
    writeInteger(out.at("integer"), task.integer());
  }

  @Override
  public MixTask readTask(Decoder in) {
    return new MixTask(readList(in),
        readStream(in),
        readGenerated(in),
        readInteger(in));
  }

  @Override
  public void writeResult(Encoder out, MixResult result) {
    Containers.writeList(out.at("result"), result.value(), JdkValues::write);
  }

  @Override
  public MixResult readResult(Decoder in) {
    return new MixResult(Containers.readList(in, JdkValues::readInteger));
  }

  private static void writeList(Encoder out, List value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static List readList(Decoder in) {
    return in.begin() ? in.end(new List(in.readInt())) : null;
  }

  private static void writeStream(Encoder out, Stream value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static Stream readStream(Decoder in) {
    return in.begin() ? in.end(new Stream(in.readInt())) : null;
  }

  private static void writeGenerated(Encoder out, Generated value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static Generated readGenerated(Decoder in) {
    return in.begin() ? in.end(new Generated(in.readInt())) : null;
  }

  private static void writeInteger(Encoder out, Integer value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static Integer readInteger(Decoder in) {
    return in.begin() ? in.end(new Integer(in.readInt())) : null;
  }
}

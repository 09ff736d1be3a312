package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Names#javas(int, int, int, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JavasCodec implements TaskCodec<JavasTask, JavasResult> {
  JavasCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x5e0759add130207bL;
  }

  @Override
  public void writeTask(Encoder out, JavasTask task) {
    out.at("wait_").writeInt(task.wait_());
    out.at("toString").writeInt(task.toString_());
  }

  @Override
  public JavasTask readTask(Decoder in) {
    return new JavasTask(in.readInt(), in.readInt());
  }

  @Override
  public void writeResult(Encoder out, JavasResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public JavasResult readResult(Decoder in) {
    return new JavasResult(in.readInt());
  }

  static void writeShared(Encoder out, JavasShared shared) {
    out.at("wait").writeInt(shared.wait__());
    out.at("hashCode").writeInt(shared.hashCode_());
  }

  static JavasShared readShared(Decoder in) {
    return new JavasShared(in.readInt(), in.readInt());
  }
}

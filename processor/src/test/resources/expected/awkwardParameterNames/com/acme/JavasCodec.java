package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Names#javas(int, int, int, int, int, int, int, int, int, int, int, int, int, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JavasCodec implements TaskCodec<JavasTask, JavasResult> {
  JavasCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x3e5bb4e21bd16b26L;
  }

  @Override
  public void writeTask(Encoder out, JavasTask task) {
    out.at("clone").writeInt(task.clone_());
    out.at("finalize").writeInt(task.finalize_());
    out.at("getClass").writeInt(task.getClass_());
    out.at("hashCode").writeInt(task.hashCode_());
    out.at("notify").writeInt(task.notify_());
    out.at("notifyAll").writeInt(task.notifyAll_());
    out.at("toString").writeInt(task.toString_());
    out.at("wait").writeInt(task.wait__());
    out.at("wait_").writeInt(task.wait_());
    out.at("serialVersionUID").writeInt(task.serialVersionUID_());
    out.at("equals").writeInt(task.equals());
    out.at("record").writeInt(task.record());
    out.at("$dollar").writeInt(task.$dollar());
    out.at("größe").writeInt(task.größe());
  }

  @Override
  public JavasTask readTask(Decoder in) {
    return new JavasTask(in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }

  @Override
  public void writeResult(Encoder out, JavasResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public JavasResult readResult(Decoder in) {
    return new JavasResult(in.readInt());
  }
}

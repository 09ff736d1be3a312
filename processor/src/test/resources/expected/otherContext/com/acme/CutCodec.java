package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#cut(TaskContext, org.paralleltask.TaskContext)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CutCodec implements TaskCodec<CutTask, CutResult> {
  CutCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x490178faa587cd69L;
  }

  @Override
  public void writeTask(Encoder out, CutTask task) {
    writeTaskContext(out.at("mine"), task.mine());
  }

  @Override
  public CutTask readTask(Decoder in) {
    return new CutTask(readTaskContext(in));
  }

  @Override
  public void writeResult(Encoder out, CutResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CutResult readResult(Decoder in) {
    return new CutResult(in.readInt());
  }

  private static void writeTaskContext(Encoder out, TaskContext value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      out.end();
    }
  }

  private static TaskContext readTaskContext(Decoder in) {
    return in.begin() ? in.end(new TaskContext(in.readString())) : null;
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Names#ours(int, int, int, int, int, int, int, int, int, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OursCodec implements TaskCodec<OursTask, OursResult> {
  OursCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x53657090fdc5b8d7L;
  }

  @Override
  public void writeTask(Encoder out, OursTask task) {
    out.at("pool").writeInt(task.pool());
    out.at("task").writeInt(task.task());
    out.at("options").writeInt(task.options());
    out.at("workers").writeInt(task.workers());
    out.at("inputs").writeInt(task.inputs());
    out.at("value").writeInt(task.value());
    out.at("result").writeInt(task.result());
    out.at("args").writeInt(task.args());
    out.at("patience").writeInt(task.patience());
    out.at("limit").writeInt(task.limit());
  }

  @Override
  public OursTask readTask(Decoder in) {
    return new OursTask(in.readInt(),
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
  public void writeResult(Encoder out, OursResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public OursResult readResult(Decoder in) {
    return new OursResult(in.readInt());
  }
}

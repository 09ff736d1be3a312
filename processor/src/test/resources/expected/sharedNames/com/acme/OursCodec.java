package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Names#ours(int, int, int, int, int, int, int, int, int, int, int, int, int, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OursCodec implements TaskCodec<OursTask, OursResult> {
  OursCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x8c1bfe0bb12bbb1fL;
  }

  @Override
  public void writeTask(Encoder out, OursTask task) {
    out.at("out").writeInt(task.out());
  }

  @Override
  public OursTask readTask(Decoder in) {
    return new OursTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, OursResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public OursResult readResult(Decoder in) {
    return new OursResult(in.readInt());
  }

  static void writeShared(Encoder out, OursShared shared) {
    out.at("workers").writeInt(shared.workers());
    out.at("options").writeInt(shared.options());
    out.at("options_").writeInt(shared.options_());
    out.at("DEFAULTS").writeInt(shared.DEFAULTS());
    out.at("ProcessPool").writeInt(shared.ProcessPool());
    out.at("OursWorker").writeInt(shared.OursWorker());
    out.at("OursResult").writeInt(shared.OursResult());
    out.at("patience").writeInt(shared.patience());
    out.at("pool").writeInt(shared.pool());
    out.at("task").writeInt(shared.task());
    out.at("shared").writeInt(shared.shared());
    out.at("context").writeInt(shared.context());
    out.at("table").writeInt(shared.table());
  }

  static OursShared readShared(Decoder in) {
    return new OursShared(in.readInt(),
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
}

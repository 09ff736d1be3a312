package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link context#count(int, TaskContext)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CountCodec implements TaskCodec<CountTask, CountResult> {
  CountCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x217656b446e71531L;
  }

  @Override
  public void writeTask(Encoder out, CountTask task) {
    out.at("task").writeInt(task.task());
  }

  @Override
  public CountTask readTask(Decoder in) {
    return new CountTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, CountResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CountResult readResult(Decoder in) {
    return new CountResult(in.readInt());
  }

  static void writeExit(Encoder out, CountExit exit) {
    out.at("exit").writeInt(exit.value());
  }

  static CountExit readExit(Decoder in) {
    return new CountExit(in.readInt());
  }
}

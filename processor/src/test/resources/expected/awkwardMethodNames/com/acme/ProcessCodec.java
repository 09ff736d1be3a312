package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#process(String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ProcessCodec implements TaskCodec<ProcessTask, ProcessResult> {
  ProcessCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x942a8b1b47217ac0L;
  }

  @Override
  public void writeTask(Encoder out, ProcessTask task) {
    out.at("org").writeString(task.org());
  }

  @Override
  public ProcessTask readTask(Decoder in) {
    return new ProcessTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, ProcessResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public ProcessResult readResult(Decoder in) {
    return new ProcessResult(in.readString());
  }
}

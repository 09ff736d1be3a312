package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Checks#first(int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstCodec implements TaskCodec<FirstTask, FirstResult> {
  FirstCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xad5091bf8686e3ffL;
  }

  @Override
  public void writeTask(Encoder out, FirstTask task) {
    out.at("number").writeInt(task.number());
  }

  @Override
  public FirstTask readTask(Decoder in) {
    return new FirstTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, FirstResult result) {
    out.at("result").writeThrowable(result.value(), Checks.CheckException.class);
  }

  @Override
  public FirstResult readResult(Decoder in) {
    return new FirstResult(in.readThrowable(Checks.CheckException.class));
  }

  static void writeExit(Encoder out, FirstExit exit) {
    Containers.writeList(out.at("exit"), exit.value(), (to, part) -> to.writeThrowable(part,
        Throwable.class));
  }

  static FirstExit readExit(Decoder in) {
    return new FirstExit(Containers.readList(in, part -> part.readThrowable(Throwable.class)));
  }
}

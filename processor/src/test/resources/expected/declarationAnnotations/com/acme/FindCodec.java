package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Lookup#find(String, String, int, int)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindCodec implements TaskCodec<FindTask, FindResult> {
  FindCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x3f1ecefe771ffbeaL;
  }

  @Override
  public void writeTask(Encoder out, FindTask task) {
    out.at("name").writeString(task.name());
    out.at("key").writeString(task.key());
    out.at("limit").writeInt(task.limit());
    out.at("hidden").writeInt(task.hidden());
  }

  @Override
  public FindTask readTask(Decoder in) {
    return new FindTask(in.readString(),
        in.readString(),
        in.readInt(),
        in.readInt());
  }

  @Override
  public void writeResult(Encoder out, FindResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public FindResult readResult(Decoder in) {
    return new FindResult(in.readString());
  }
}

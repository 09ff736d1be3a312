package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Files#read(String)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ReadCodec implements TaskCodec<ReadTask, ReadResult> {
  ReadCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x401fbb987e9e15a5L;
  }

  @Override
  public void writeTask(Encoder out, ReadTask task) {
    out.at("name").writeString(task.name());
  }

  @Override
  public ReadTask readTask(Decoder in) {
    return new ReadTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, ReadResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public ReadResult readResult(Decoder in) {
    return new ReadResult(in.readInt());
  }
}

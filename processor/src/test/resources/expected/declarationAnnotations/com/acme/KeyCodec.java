package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Lookup#key(String)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class KeyCodec implements TaskCodec<KeyTask, KeyResult> {
  KeyCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xf9f1442915c48b23L;
  }

  @Override
  public void writeTask(Encoder out, KeyTask task) {
    out.at("name").writeString(task.name());
  }

  @Override
  public KeyTask readTask(Decoder in) {
    return new KeyTask(in.readString());
  }

  @Override
  public void writeResult(Encoder out, KeyResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public KeyResult readResult(Decoder in) {
    return new KeyResult(in.readString());
  }
}

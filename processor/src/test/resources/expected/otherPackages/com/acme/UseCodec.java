package com.acme;

import com.lib.Published;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link User#use(Published.Nameable)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class UseCodec implements TaskCodec<UseTask, UseResult> {
  UseCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x26c38b14634fcebdL;
  }

  @Override
  public void writeTask(Encoder out, UseTask task) {
    writeNameable(out.at("nameable"), task.nameable());
  }

  @Override
  public UseTask readTask(Decoder in) {
    return new UseTask(readNameable(in));
  }

  @Override
  public void writeResult(Encoder out, UseResult result) {
    out.at("result").writeObject(result.value());
  }

  @Override
  public UseResult readResult(Decoder in) {
    return new UseResult(in.readObject(Published.class));
  }

  private static void writeNameable(Encoder out, Published.Nameable value) {
    if (out.begin(value)) {
      out.at("published").writeObject(value.published());
      out.end();
    }
  }

  private static Published.Nameable readNameable(Decoder in) {
    return in.begin() ? in.end(new Published.Nameable(in.readObject(Published.class))) : null;
  }
}

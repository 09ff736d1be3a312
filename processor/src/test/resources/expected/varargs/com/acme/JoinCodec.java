package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Sums#join(String, String[]...)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JoinCodec implements TaskCodec<JoinTask, JoinResult> {
  JoinCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x366bc0966f7d7d86L;
  }

  @Override
  public void writeTask(Encoder out, JoinTask task) {
    out.at("separator").writeString(task.separator());
    Containers.writeArray(out.at("words"), task.words(), JoinCodec::writeStringArray);
  }

  @Override
  public JoinTask readTask(Decoder in) {
    return new JoinTask(in.readString(), Containers.readArray(in, String[][]::new,
        JoinCodec::readStringArray));
  }

  @Override
  public void writeResult(Encoder out, JoinResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public JoinResult readResult(Decoder in) {
    return new JoinResult(in.readString());
  }

  private static void writeStringArray(Encoder out, String[] value) {
    Containers.writeArray(out, value, Encoder::writeString);
  }

  private static String[] readStringArray(Decoder in) {
    return Containers.readArray(in, String[]::new, Decoder::readString);
  }
}

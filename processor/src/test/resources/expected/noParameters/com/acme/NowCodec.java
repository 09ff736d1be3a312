package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Clock#now()} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NowCodec implements TaskCodec<NowTask, NowResult> {
  NowCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x7876087d4d389020L;
  }

  @Override
  public void writeTask(Encoder out, NowTask task) {
  }

  @Override
  public NowTask readTask(Decoder in) {
    return new NowTask();
  }

  @Override
  public void writeResult(Encoder out, NowResult result) {
    JdkValues.write(out.at("result"), result.value());
  }

  @Override
  public NowResult readResult(Decoder in) {
    return new NowResult(JdkValues.readInstant(in));
  }
}

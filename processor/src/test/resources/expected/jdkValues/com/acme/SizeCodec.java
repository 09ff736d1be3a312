package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Jdk#size(Path)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SizeCodec implements TaskCodec<SizeTask, SizeResult> {
  SizeCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x67769b38688c4baaL;
  }

  @Override
  public void writeTask(Encoder out, SizeTask task) {
    JdkValues.write(out.at("file"), task.file());
  }

  @Override
  public SizeTask readTask(Decoder in) {
    return new SizeTask(JdkValues.readPath(in));
  }

  @Override
  public void writeResult(Encoder out, SizeResult result) {
    out.at("result").writeLong(result.value());
  }

  @Override
  public SizeResult readResult(Decoder in) {
    return new SizeResult(in.readLong());
  }
}

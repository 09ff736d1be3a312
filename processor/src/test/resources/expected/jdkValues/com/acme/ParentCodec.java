package com.acme;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Jdk#parent(Optional)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ParentCodec implements TaskCodec<ParentTask, ParentResult> {
  ParentCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x0a7acafb9f9aaf77L;
  }

  @Override
  public void writeTask(Encoder out, ParentTask task) {
    Containers.writeOptional(out.at("file"), task.file(), JdkValues::write);
  }

  @Override
  public ParentTask readTask(Decoder in) {
    return new ParentTask(Containers.readOptional(in, JdkValues::readPath));
  }

  @Override
  public void writeResult(Encoder out, ParentResult result) {
    JdkValues.write(out.at("result"), result.value());
  }

  @Override
  public ParentResult readResult(Decoder in) {
    return new ParentResult(JdkValues.readPath(in));
  }
}

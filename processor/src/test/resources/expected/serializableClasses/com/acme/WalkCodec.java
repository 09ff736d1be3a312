package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Graph#walk(Graph.Node)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WalkCodec implements TaskCodec<WalkTask, WalkResult> {
  WalkCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x5339e8fd17e21b55L;
  }

  @Override
  public void writeTask(Encoder out, WalkTask task) {
    out.at("node").writeObject(task.node());
  }

  @Override
  public WalkTask readTask(Decoder in) {
    return new WalkTask(in.readObject(Graph.Node.class));
  }

  @Override
  public void writeResult(Encoder out, WalkResult result) {
    out.at("result").writeObject(result.value());
  }

  @Override
  public WalkResult readResult(Decoder in) {
    return new WalkResult(in.readObject(Graph.Node.class));
  }
}

package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#varargs(TaskContext, int...)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class VarargsCodec implements TaskCodec<VarargsTask, VarargsResult> {
  VarargsCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xf7057a86c94bca15L;
  }

  @Override
  public void writeTask(Encoder out, VarargsTask task) {
    PrimitiveArrays.write(out.at("frames"), task.frames());
  }

  @Override
  public VarargsTask readTask(Decoder in) {
    return new VarargsTask(PrimitiveArrays.readInts(in));
  }

  @Override
  public void writeResult(Encoder out, VarargsResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public VarargsResult readResult(Decoder in) {
    return new VarargsResult(in.readInt());
  }
}

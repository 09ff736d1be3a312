package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#varargs(String, int...)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class VarargsCodec implements TaskCodec<VarargsTask, VarargsResult> {
  VarargsCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x2f7f6de0d2169b70L;
  }

  @Override
  public void writeTask(Encoder out, VarargsTask task) {
    PrimitiveArrays.write(out.at("values"), task.values());
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

  static void writeShared(Encoder out, VarargsShared shared) {
    out.at("separator").writeString(shared.separator());
  }

  static VarargsShared readShared(Decoder in) {
    return new VarargsShared(in.readString());
  }
}

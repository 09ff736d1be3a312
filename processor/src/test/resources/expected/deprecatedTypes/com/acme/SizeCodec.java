package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Old#size(Old.Worn)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public final class SizeCodec implements TaskCodec<SizeTask, SizeResult> {
  SizeCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x54a79e5e9c775109L;
  }

  @Override
  public void writeTask(Encoder out, SizeTask task) {
    writeWorn(out.at("worn"), task.worn());
  }

  @Override
  public SizeTask readTask(Decoder in) {
    return new SizeTask(readWorn(in));
  }

  @Override
  public void writeResult(Encoder out, SizeResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public SizeResult readResult(Decoder in) {
    return new SizeResult(in.readInt());
  }

  private static void writeWorn(Encoder out, Old.Worn value) {
    if (out.begin(value)) {
      out.at("size").writeInt(value.size());
      out.end();
    }
  }

  private static Old.Worn readWorn(Decoder in) {
    return in.begin() ? in.end(new Old.Worn(in.readInt())) : null;
  }
}

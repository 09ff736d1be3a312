package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Values#copied(int, int, List)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CopiedCodec implements TaskCodec<CopiedTask, CopiedResult> {
  CopiedCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x25c4b5cf05aa0cb4L;
  }

  @Override
  public void writeTask(Encoder out, CopiedTask task) {
    out.at("numbers").writeInt(task.numbers());
    out.at("of").writeInt(task.of());
    Containers.writeList(out.at("texts"), task.texts(), Encoder::writeString);
  }

  @Override
  public CopiedTask readTask(Decoder in) {
    return new CopiedTask(in.readInt(),
        in.readInt(),
        Containers.readList(in, Decoder::readString));
  }

  @Override
  public void writeResult(Encoder out, CopiedResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CopiedResult readResult(Decoder in) {
    return new CopiedResult(in.readInt());
  }
}

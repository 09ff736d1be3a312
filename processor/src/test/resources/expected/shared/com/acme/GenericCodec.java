package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Shop#generic(int, List...)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GenericCodec implements TaskCodec<GenericTask, GenericResult> {
  GenericCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x559264bcbfd77d88L;
  }

  @Override
  public void writeTask(Encoder out, GenericTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public GenericTask readTask(Decoder in) {
    return new GenericTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, GenericResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public GenericResult readResult(Decoder in) {
    return new GenericResult(in.readInt());
  }

  static void writeShared(Encoder out, GenericShared shared) {
    out.at("lists").writeObject(shared.lists());
  }

  static GenericShared readShared(Decoder in) {
    return new GenericShared(in.<List<String>[]>readObject(List[].class));
  }
}

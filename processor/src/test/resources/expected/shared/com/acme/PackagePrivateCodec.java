package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shop#packagePrivate(int, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class PackagePrivateCodec implements TaskCodec<PackagePrivateTask, PackagePrivateResult> {
  PackagePrivateCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xe67140b64ead3e51L;
  }

  @Override
  public void writeTask(Encoder out, PackagePrivateTask task) {
    out.at("value").writeInt(task.value());
  }

  @Override
  public PackagePrivateTask readTask(Decoder in) {
    return new PackagePrivateTask(in.readInt());
  }

  @Override
  public void writeResult(Encoder out, PackagePrivateResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public PackagePrivateResult readResult(Decoder in) {
    return new PackagePrivateResult(in.readInt());
  }

  static void writeShared(Encoder out, PackagePrivateShared shared) {
    Containers.writeList(out.at("words"), shared.words(), Encoder::writeString);
  }

  static PackagePrivateShared readShared(Decoder in) {
    return new PackagePrivateShared(Containers.readList(in, Decoder::readString));
  }
}

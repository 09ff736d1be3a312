package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Values#leftOut(int, int, int, int, int, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LeftOutCodec implements TaskCodec<LeftOutTask, LeftOutResult> {
  LeftOutCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x9995926c7505c263L;
  }

  @Override
  public void writeTask(Encoder out, LeftOutTask task) {
    out.at("type").writeInt(task.type());
    out.at("types").writeInt(task.types());
    out.at("secret").writeInt(task.secret());
    out.at("nested").writeInt(task.nested());
    out.at("more").writeInt(task.more());
  }

  @Override
  public LeftOutTask readTask(Decoder in) {
    return new LeftOutTask(in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }

  @Override
  public void writeResult(Encoder out, LeftOutResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public LeftOutResult readResult(Decoder in) {
    return new LeftOutResult(in.readInt());
  }

  static void writeShared(Encoder out, LeftOutShared shared) {
    Containers.writeList(out.at("texts"), shared.texts(), Encoder::writeString);
  }

  static LeftOutShared readShared(Decoder in) {
    return new LeftOutShared(Containers.readList(in, Decoder::readString));
  }
}

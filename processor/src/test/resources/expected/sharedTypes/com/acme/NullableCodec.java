package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Types#nullable(String, int, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NullableCodec implements TaskCodec<NullableTask, NullableResult> {
  private static final Types.Level[] LEVEL_VALUES = Types.Level.values();

  NullableCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x5695a2299cb59928L, LEVEL_VALUES);
  }

  @Override
  public void writeTask(Encoder out, NullableTask task) {
  }

  @Override
  public NullableTask readTask(Decoder in) {
    return new NullableTask();
  }

  @Override
  public void writeResult(Encoder out, NullableResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public NullableResult readResult(Decoder in) {
    return new NullableResult(in.readString());
  }

  static void writeShared(Encoder out, NullableShared shared) {
    out.at("name").writeString(shared.name());
    out.at("from").writeInt(shared.from());
    Containers.writeList(out.at("levels"), shared.levels(), Encoder::writeEnum);
  }

  static NullableShared readShared(Decoder in) {
    return new NullableShared(in.readString(),
        in.readInt(),
        Containers.readList(in, part -> part.readEnum(LEVEL_VALUES)));
  }
}

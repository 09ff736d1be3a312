package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Images#resize(Path, int)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ResizeCodec implements TaskCodec<ResizeTask, ResizeResult> {
  private static final Images.Format[] FORMAT_VALUES = Images.Format.values();

  ResizeCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x2bdf26bb804eed08L, FORMAT_VALUES);
  }

  @Override
  public void writeTask(Encoder out, ResizeTask task) {
    JdkValues.write(out.at("image"), task.image());
    out.at("width").writeInt(task.width());
  }

  @Override
  public ResizeTask readTask(Decoder in) {
    return new ResizeTask(JdkValues.readPath(in), in.readInt());
  }

  @Override
  public void writeResult(Encoder out, ResizeResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public ResizeResult readResult(Decoder in) {
    return new ResizeResult(in.readInt());
  }

  static void writeExit(Encoder out, ResizeExit exit) {
    writeStats(out.at("exit"), exit.value());
  }

  static ResizeExit readExit(Decoder in) {
    return new ResizeExit(readStats(in));
  }

  private static void writeStats(Encoder out, Images.Stats value) {
    if (out.begin(value)) {
      writeCount(out.at("count"), value.count());
      out.at("format").writeEnum(value.format());
      out.end();
    }
  }

  private static Images.Stats readStats(Decoder in) {
    return in.begin() ? in.end(new Images.Stats(readCount(in), in.readEnum(FORMAT_VALUES))) : null;
  }

  private static void writeCount(Encoder out, Images.Stats.Count value) {
    if (out.begin(value)) {
      out.at("done").writeLong(value.done());
      out.end();
    }
  }

  private static Images.Stats.Count readCount(Decoder in) {
    return in.begin() ? in.end(new Images.Stats.Count(in.readLong())) : null;
  }
}

package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Images#crop(Path)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CropCodec implements TaskCodec<CropTask, CropResult> {
  private static final Images.Format[] FORMAT_VALUES = Images.Format.values();

  CropCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x7fb4f845d81ac3f3L, FORMAT_VALUES);
  }

  @Override
  public void writeTask(Encoder out, CropTask task) {
    JdkValues.write(out.at("image"), task.image());
  }

  @Override
  public CropTask readTask(Decoder in) {
    return new CropTask(JdkValues.readPath(in));
  }

  @Override
  public void writeResult(Encoder out, CropResult result) {
  }

  @Override
  public CropResult readResult(Decoder in) {
    return new CropResult();
  }

  static void writeExit(Encoder out, CropExit exit) {
    writeStats(out.at("exit"), exit.value());
  }

  static CropExit readExit(Decoder in) {
    return new CropExit(readStats(in));
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

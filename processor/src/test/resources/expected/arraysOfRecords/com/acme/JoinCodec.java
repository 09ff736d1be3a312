package com.acme;

import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Arrays#join(Arrays.Line[], Arrays.Box, Optional, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JoinCodec implements TaskCodec<JoinTask, JoinResult> {
  JoinCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x3a59b67f6cb41a85L;
  }

  @Override
  public void writeTask(Encoder out, JoinTask task) {
    Containers.writeArray(out.at("lines"), task.lines(), JoinCodec::writeLine);
    writeBoxOfPoint(out.at("box"), task.box());
    Containers.writeOptional(out.at("numbers"), task.numbers(), PrimitiveArrays::write);
    Containers.writeList(out.at("boxes"), task.boxes(), JoinCodec::writeBoxOfPoint);
  }

  @Override
  public JoinTask readTask(Decoder in) {
    return new JoinTask(Containers.readArray(in, Arrays.Line[]::new, JoinCodec::readLine),
        readBoxOfPoint(in),
        Containers.readOptional(in, PrimitiveArrays::readLongs),
        Containers.readList(in, JoinCodec::readBoxOfPoint));
  }

  @Override
  public void writeResult(Encoder out, JoinResult result) {
    Containers.writeArray(out.at("result"), result.value(), JoinCodec::writePointArray);
  }

  @Override
  public JoinResult readResult(Decoder in) {
    return new JoinResult(Containers.readArray(in, Arrays.Point[][]::new,
        JoinCodec::readPointArray));
  }

  private static void writeLine(Encoder out, Arrays.Line value) {
    if (out.begin(value)) {
      Containers.writeArray(out.at("points"), value.points(), JoinCodec::writePoint);
      Containers.writeList(out.at("more"), value.more(), JoinCodec::writePointArray);
      Containers.writeArray(out.at("names"), value.names(), Encoder::writeString);
      out.end();
    }
  }

  private static Arrays.Line readLine(Decoder in) {
    return in.begin() ? in.end(new Arrays.Line(Containers.readArray(in, Arrays.Point[]::new,
        JoinCodec::readPoint),
        Containers.readList(in, JoinCodec::readPointArray),
        Containers.readArray(in, String[]::new, Decoder::readString))) : null;
  }

  private static void writeBoxOfPoint(Encoder out, Arrays.Box<Arrays.Point> value) {
    if (out.begin(value)) {
      Containers.writeArray(out.at("content"), value.content(), JoinCodec::writePoint);
      out.end();
    }
  }

  private static Arrays.Box<Arrays.Point> readBoxOfPoint(Decoder in) {
    return in.begin() ? in.end(new Arrays.Box<Arrays.Point>(Containers.readArray(in,
        Arrays.Point[]::new, JoinCodec::readPoint))) : null;
  }

  private static void writePoint(Encoder out, Arrays.Point value) {
    if (out.begin(value)) {
      out.at("x").writeInt(value.x());
      out.at("y").writeInt(value.y());
      out.end();
    }
  }

  private static Arrays.Point readPoint(Decoder in) {
    return in.begin() ? in.end(new Arrays.Point(in.readInt(), in.readInt())) : null;
  }

  private static void writePointArray(Encoder out, Arrays.Point[] value) {
    Containers.writeArray(out, value, JoinCodec::writePoint);
  }

  private static Arrays.Point[] readPointArray(Decoder in) {
    return Containers.readArray(in, Arrays.Point[]::new, JoinCodec::readPoint);
  }
}

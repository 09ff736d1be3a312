package com.acme;

import java.io.IOException;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Checks#check(IllegalStateException, Map, Checks.LimitException, Checks.Log, IOException...)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CheckCodec implements TaskCodec<CheckTask, CheckResult> {
  CheckCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6876b7c885a74cb3L;
  }

  @Override
  public void writeTask(Encoder out, CheckTask task) {
    out.at("last").writeThrowable(task.last(), IllegalStateException.class);
    out.at("limit").writeThrowable(task.limit(), Checks.LimitException.class);
    out.at("log").writeObject(task.log());
    Containers.writeArray(out.at("more"), task.more(), (to, part) -> to.writeThrowable(part,
        IOException.class));
  }

  @Override
  public CheckTask readTask(Decoder in) {
    return new CheckTask(in.readThrowable(IllegalStateException.class),
        in.readThrowable(Checks.LimitException.class),
        in.readObject(Checks.Log.class),
        Containers.readArray(in, IOException[]::new,
            part -> part.readThrowable(IOException.class)));
  }

  @Override
  public void writeResult(Encoder out, CheckResult result) {
    writeReport(out.at("result"), result.value());
  }

  @Override
  public CheckResult readResult(Decoder in) {
    return new CheckResult(readReport(in));
  }

  static void writeShared(Encoder out, CheckShared shared) {
    Containers.writeMap(out.at("known"), shared.known(), Encoder::writeString,
        (to, part) -> to.writeThrowable(part, Checks.CheckException.class));
  }

  static CheckShared readShared(Decoder in) {
    return new CheckShared(Containers.readMap(in, Decoder::readString,
        part -> part.readThrowable(Checks.CheckException.class)));
  }

  static void writeExit(Encoder out, CheckExit exit) {
    Containers.writeList(out.at("exit"), exit.value(), (to, part) -> to.writeThrowable(part,
        Throwable.class));
  }

  static CheckExit readExit(Decoder in) {
    return new CheckExit(Containers.readList(in, part -> part.readThrowable(Throwable.class)));
  }

  private static void writeReport(Encoder out, Checks.Report value) {
    if (out.begin(value)) {
      out.at("name").writeString(value.name());
      out.at("failure").writeThrowable(value.failure(), Exception.class);
      Containers.writeList(out.at("more"), value.more(), (to, part) -> to.writeThrowable(part,
          Throwable.class));
      Containers.writeOptional(out.at("error"), value.error(), (to, part) -> to.writeThrowable(part,
          Error.class));
      out.end();
    }
  }

  private static Checks.Report readReport(Decoder in) {
    return in.begin() ? in.end(new Checks.Report(in.readString(),
        in.readThrowable(Exception.class),
        Containers.readList(in, part -> part.readThrowable(Throwable.class)),
        Containers.readOptional(in, part -> part.readThrowable(Error.class)))) : null;
  }
}

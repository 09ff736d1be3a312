package com.acme;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Jdk#check(Path, URI, BigInteger, Duration, OptionalInt, UUID, LinkedHashMap)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CheckCodec implements TaskCodec<CheckTask, CheckResult> {
  CheckCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xcbc5747624fa2cd9L;
  }

  @Override
  public void writeTask(Encoder out, CheckTask task) {
    JdkValues.write(out.at("file"), task.file());
    JdkValues.write(out.at("uri"), task.uri());
    JdkValues.write(out.at("number"), task.number());
    JdkValues.write(out.at("limit"), task.limit());
    JdkValues.write(out.at("size"), task.size());
    JdkValues.write(out.at("id"), task.id());
    Containers.writeLinkedMap(out.at("paths"), task.paths(), Encoder::writeString,
        JdkValues::write);
  }

  @Override
  public CheckTask readTask(Decoder in) {
    return new CheckTask(JdkValues.readPath(in),
        JdkValues.readUri(in),
        JdkValues.readBigInteger(in),
        JdkValues.readDuration(in),
        JdkValues.readOptionalInt(in),
        JdkValues.readUuid(in),
        Containers.readLinkedMap(in, Decoder::readString, JdkValues::readPath));
  }

  @Override
  public void writeResult(Encoder out, CheckResult result) {
    Containers.writeOptional(out.at("result"), result.value(), JdkValues::write);
  }

  @Override
  public CheckResult readResult(Decoder in) {
    return new CheckResult(Containers.readOptional(in, JdkValues::readLocalDate));
  }
}

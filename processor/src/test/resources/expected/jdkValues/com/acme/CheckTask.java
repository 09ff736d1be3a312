package com.acme;

import java.io.Serializable;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Jdk#check(Path, URI, BigInteger, Duration, OptionalInt, UUID, LinkedHashMap)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CheckTask(Path file, URI uri, BigInteger number, Duration limit, OptionalInt size,
    UUID id, LinkedHashMap<String, Path> paths) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CheckTask[file=").append(Objects.toString(file))
        .append(", uri=").append(Objects.toString(uri))
        .append(", number=").append(Objects.toString(number))
        .append(", limit=").append(Objects.toString(limit))
        .append(", size=").append(Objects.toString(size))
        .append(", id=").append(Objects.toString(id))
        .append(", paths=").append(Objects.toString(paths))
        .append("]").toString();
  }
}

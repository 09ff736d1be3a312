package com.acme;

import java.io.Serializable;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Jdk#check(Path, URI, BigInteger, Duration, OptionalInt, UUID, LinkedHashMap)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CheckTask(Path file, URI uri, BigInteger number, Duration limit, OptionalInt size,
    UUID id, LinkedHashMap<String, Path> paths) implements Serializable {
}

package com.acme;

import java.io.Serializable;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Jdk#check(Path, URI, BigInteger, Duration, OptionalInt, UUID, LinkedHashMap)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CheckResult(Optional<LocalDate> value) implements Serializable {
}

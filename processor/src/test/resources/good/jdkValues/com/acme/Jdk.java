package com.acme;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.paralleltask.ParallelTask;

public final class Jdk {
    private Jdk() {}

    @ParallelTask
    public static Optional<LocalDate> check(
            Path file, URI uri, BigInteger number, Duration limit, OptionalInt size, UUID id,
            LinkedHashMap<String, Path> paths) {
        return Optional.empty();
    }

    /** {@code Path} is an {@code Iterable<Path>}. */
    @ParallelTask
    public static long size(Path file) {
        return 0;
    }

    @ParallelTask
    public static Path parent(Optional<Path> file) {
        return file.orElseThrow();
    }
}

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

    // expect CheckCodec: 0xcbc5747624fa2cd9L
    // expect CheckCodec: new CheckTask(JdkValues.readPath(in), JdkValues.readUri(in), JdkValues.readBigInteger(in), JdkValues.readDuration(in), JdkValues.readOptionalInt(in), JdkValues.readUuid(in), Containers.readLinkedMap(in, Decoder::readString, JdkValues::readPath))
    // expect CheckCodec: Containers.readOptional(in, JdkValues::readLocalDate)
    // expect CheckWorker without: .allow(
    @ParallelTask
    public static Optional<LocalDate> check(
            Path file, URI uri, BigInteger number, Duration limit, OptionalInt size, UUID id,
            LinkedHashMap<String, Path> paths) {
        return Optional.empty();
    }

    // expect SizePool: public List<Long> map(Collection<? extends Path> inputs) {
    // expect SizePool: public long call(Path file) {
    /** {@code Path} is an {@code Iterable<Path>}. */
    @ParallelTask
    public static long size(Path file) {
        return 0;
    }

    // expect ParentPool: public List<Path> map(Iterable<Optional<Path>> inputs) {
    // expect ParentCodec: new ParentTask(Containers.readOptional(in, JdkValues::readPath))
    @ParallelTask
    public static Path parent(Optional<Path> file) {
        return file.orElseThrow();
    }
}

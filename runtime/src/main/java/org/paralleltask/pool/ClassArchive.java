package org.paralleltask.pool;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;

/**
 * The archive of the classes that workers load, with which their JVMs start in less time: one file for each Java and each
 * jar of this library, whatever the program. That there is none is never a reason to fail. Thread-safe.
 */
final class ClassArchive {
    private static final Duration DAY = Duration.ofDays(1);

    /** After an attempt that has failed: the machine may have been too busy. */
    private static final Duration PAUSE = Duration.ofHours(1);

    /** Those of this program, once one of its pools has wanted one: what is found or discarded is so for all. */
    private static final Map<ArchiveKind, Optional<ClassArchive>> OF_THIS_PROGRAM =
            new EnumMap<>(ArchiveKind.class); // guarded by itself

    private final ArchiveKind kind;
    private final Path jar;
    private final Path directory;
    private final String name;
    private volatile @Nullable Path file; // once it was found
    private volatile boolean discarded;

    ClassArchive(ArchiveKind kind, Path jar, Path directory) {
        this.kind = kind;
        this.jar = jar;
        this.directory = directory;
        this.name = "worker-" + System.getProperty("java.version") + "-"
                + kind.name().toLowerCase(Locale.ROOT) + "-" + Long.toHexString(key(jar));
    }

    /** The one for workers; empty where there can be none, or is to be none. */
    static Optional<ClassArchive> forWorkers(PoolOptions options) {
        Optional<ArchiveKind> kind = ArchiveKind.of(JvmFlags.chosen(options), options);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        synchronized (OF_THIS_PROGRAM) {
            if (!OF_THIS_PROGRAM.containsKey(kind.get())) {
                OF_THIS_PROGRAM.put(kind.get(), find(kind.get()));
            }
            return Objects.requireNonNull(OF_THIS_PROGRAM.get(kind.get()));
        }
    }

    private static Optional<ClassArchive> find(ArchiveKind kind) {
        Optional<Path> jar = JavaCommand.jarOfThisLibrary();
        Optional<Path> place = jar.isEmpty() ? Optional.empty() : ArchiveDirectory.ofThisUser();
        return place.isEmpty() ? Optional.empty() : Optional.of(new ClassArchive(kind, jar.get(), place.get()));
    }

    /** Of another Java, or another jar, a JVM would take none: two names that are alike only cost what it saves. */
    private static long key(Path jar) {
        File file = jar.toFile();
        String text = String.join(
                "\n",
                System.getProperty("java.home"),
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.vm.version"),
                jar.toString(),
                Long.toString(file.lastModified()),
                Long.toString(file.length()));
        long hash = 0;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hash = 1_000_003 * hash + one;
        }
        return hash ^ hash >>> 32;
    }

    Path jar() {
        return jar;
    }

    Path directory() {
        return directory;
    }

    /** How the file's name begins. */
    String name() {
        return name;
    }

    /** The JVM's flags to start with it; none while there is none. */
    List<String> flags() {
        Path found = find();
        return found == null ? List.of() : kind.flagsToUse(found.toString());
    }

    ArchiveKind kind() {
        return kind;
    }

    /** Whether it should be made: there is none, and no attempt has failed of late. */
    boolean isWanted() {
        return !discarded && find() == null && age(directory.resolve(name + "-failed")) > PAUSE.toMillis();
    }

    /** A worker could not be started with it. */
    void discard() {
        Path bad = file;
        if (bad != null && !discarded) {
            discarded = true;
            delete(bad);
        }
    }

    private @Nullable Path find() {
        if (file == null && !discarded) {
            file = look();
        }
        return discarded ? null : file;
    }

    /** Its size is in its name. Java 17 crashes with one that was cut. */
    private @Nullable Path look() {
        String[] names = directory.toFile().list();
        for (String one : names == null ? new String[0] : names) {
            if (!one.startsWith(name + "-")) {
                continue;
            }
            Path candidate = directory.resolve(one);
            long size = candidate.toFile().length();
            if (one.equals(name + "-" + size)) {
                noteUse(candidate);
                return candidate;
            } else if (!one.endsWith("-failed")) {
                delete(candidate);
            }
        }
        return null;
    }

    private static long age(Path file) {
        return System.currentTimeMillis() - file.toFile().lastModified();
    }

    /** What nobody has used for long is removed when the next one is made. */
    private static void noteUse(Path file) {
        try {
            if (age(file) > DAY.toMillis()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
        } catch (IOException readOnly) {
            // then it is made again some day
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException readOnly) {
            // nobody uses it
        }
    }
}

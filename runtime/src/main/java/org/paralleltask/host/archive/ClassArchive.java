package org.paralleltask.host.archive;

import java.io.File;
import java.io.FileInputStream;
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
import org.paralleltask.base.Log;
import org.paralleltask.host.launch.JavaCommand;
import org.paralleltask.host.launch.JvmFlags;
import org.paralleltask.system.SystemFeatures;

/**
 * The archive of the classes that workers load, with which their JVMs start in less time. There is one file for each
 * Java and each jar of this library, for all programs. If there is none, workers start without. Thread-safe.
 */
public final class ClassArchive {
    /** Follows an archive's name in the name of the file which says that the archive was checked. */
    private static final String CHECKED = ".checked-";

    private static final Path BOOT_ID = SystemFeatures.PROC.resolve("sys/kernel/random/boot_id");
    private static final Duration DAY = Duration.ofDays(1);

    /** The pause after an attempt that failed, perhaps because the machine was too busy. */
    private static final Duration PAUSE = Duration.ofHours(1);

    /**
     * The archives of this program, each from the first pool that wanted it. All pools share what is found or
     * discarded.
     */
    private static final Map<ArchiveKind, Optional<ClassArchive>> OF_THIS_PROGRAM =
            new EnumMap<>(ArchiveKind.class); // guarded by itself

    private final ArchiveKind kind;
    private final Path jar;
    private final Path directory;
    private final String name;
    private volatile @Nullable Found found;
    private volatile boolean givenUp;

    /**
     * An archive that was found undamaged.
     *
     * @param modified its time of last change at that moment, in milliseconds since 1970
     */
    private record Found(Path file, long modified) {}

    ClassArchive(ArchiveKind kind, Path jar, Path directory) {
        this.kind = kind;
        this.jar = jar;
        this.directory = directory;
        this.name = "worker-" + System.getProperty("java.version") + "-"
                + kind.name().toLowerCase(Locale.ROOT) + "-" + Long.toHexString(key(jar));
    }

    /** The archive for workers; empty if there can be none, or if the user wants none. */
    public static Optional<ClassArchive> forWorkers(PoolOptions options) {
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

    /**
     * A hash of Java and jar. A JVM refuses an archive of another Java or another jar, so if two hashes are equal by
     * chance, workers only start slower.
     */
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
        return hash(text);
    }

    private static long hash(String text) {
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

    /** How the names of the archive's files begin. */
    String name() {
        return name;
    }

    /** The JVM's flags to start with the archive; none while there is no archive. */
    public List<String> flags() {
        Path found = find();
        return found == null ? List.of() : kind.flagsToUse(found.toString());
    }

    ArchiveKind kind() {
        return kind;
    }

    /** Whether it should be made: there is none, and no attempt has failed in the last hour. */
    boolean isWanted() {
        return !givenUp && find() == null && age(failure()) > PAUSE.toMillis();
    }

    private Path failure() {
        return directory.resolve(name + "-failed");
    }

    /** A worker has died at its start with this archive: this program starts its workers without it from now on. */
    public void giveUp() {
        givenUp = true;
    }

    /**
     * Removes the archive, so that no program uses it. Called if a worker starts only without it, or if it is damaged
     * and a JVM has crashed with it.
     */
    public void discard() {
        Found bad = found;
        if (bad != null) {
            found = null;
            if (!isDamaged(bad.file())) { // an undamaged one would be made in the same way again: not within the hour
                create(failure());
            }
            delete(bad.file());
            Log.warn("The archive of classes " + bad.file()
                    + " is removed, because workers died as they started with it."
                    + " Workers start slower until a program makes another; -D" + ArchiveDirectory.PROPERTY
                    + "=off does without");
        }
    }

    /** A worker's JVM has crashed. A damaged archive may be the reason, so damaged ones are removed. */
    public static void doubt() {
        List<Optional<ClassArchive>> all;
        synchronized (OF_THIS_PROGRAM) {
            all = List.copyOf(OF_THIS_PROGRAM.values());
        }
        for (Optional<ClassArchive> each : all) {
            Found used = each.isPresent() ? each.get().found : null;
            if (used != null && isDamaged(used.file())) {
                each.get().discard();
            }
        }
    }

    private @Nullable Path find() {
        Found last = found;
        if (!givenUp && (last == null || last.file().toFile().lastModified() != last.modified())) {
            last = look();
            found = last;
        }
        return givenUp || last == null ? null : last.file();
    }

    /**
     * Looks for the archive in its directory. Its name contains its size and its checksum, because a JVM that gets a
     * shortened or damaged archive crashes, hangs or runs wrong code.
     */
    private @Nullable Found look() {
        String[] names = directory.toFile().list();
        try {
            return look(names == null ? new String[0] : names);
        } catch (IOException unreadable) { // for instance because no file descriptor is left
            return null;
        }
    }

    private @Nullable Found look(String[] names) throws IOException {
        for (String one : names) {
            if (!one.startsWith(name + "-") || one.endsWith("-failed") || one.contains(CHECKED)) {
                continue;
            }
            Path candidate = directory.resolve(one);
            if (one.startsWith(name + "-" + candidate.toFile().length() + "-")) {
                noteUse(candidate);
                long modified = candidate.toFile().lastModified();
                if (isChecked(one, modified, names) || check(candidate, modified, names)) {
                    return new Found(candidate, modified);
                }
            }
            delete(candidate);
        }
        return null;
    }

    /** Whether it was checked since this machine was started, and has not been changed since that check. */
    private static boolean isChecked(String one, long modified, String[] names) {
        String mark = mark(one, modified);
        for (String each : names) {
            if (each.equals(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the whole file, which takes some milliseconds. If it is undamaged, that is noted for the next programs. */
    private boolean check(Path candidate, long modified, String[] names) throws IOException {
        if (!isAsWritten(candidate)) {
            return false;
        }
        String one = candidate.getFileName().toString();
        for (String each : names) {
            if (each.startsWith(one + CHECKED)) {
                delete(directory.resolve(each));
            }
        }
        create(directory.resolve(mark(one, modified)));
        return true;
    }

    private static String mark(String one, long modified) {
        return one + CHECKED + Long.toHexString(hash(bootId() + modified));
    }

    /** The id of this start of the machine; empty on systems other than Linux. */
    private static String bootId() {
        try (FileInputStream in = new FileInputStream(BOOT_ID.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException noLinux) {
            return "";
        }
    }

    private static boolean isAsWritten(Path candidate) throws IOException {
        return candidate.toString().endsWith("-" + Long.toHexString(FileChecksum.of(candidate)));
    }

    private static boolean isDamaged(Path archive) {
        try {
            return !isAsWritten(archive);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static long age(Path file) {
        return System.currentTimeMillis() - file.toFile().lastModified();
    }

    /** Notes that the archive is in use: an archive that has long been unused is removed when the next one is made. */
    private static void noteUse(Path file) {
        try {
            if (age(file) > DAY.toMillis()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
        } catch (IOException readOnly) {
            // then it may be removed as unused, and made again
        }
    }

    private static void create(Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException readOnly) {
            // the next program does the same again
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException readOnly) {
            // it stays, and is not used
        }
    }
}

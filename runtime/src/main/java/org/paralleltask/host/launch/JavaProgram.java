package org.paralleltask.host.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;

/** The {@code java} program that starts workers: that of the Java which runs this program, if it has one. */
public final class JavaProgram {
    private static final String NAME = File.separatorChar == '\\' ? "java.exe" : "java";

    /** Where Linux distributions install several Javas side by side. */
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private JavaProgram() {}

    /** The {@code java} program of the Java that runs this program, whatever {@code PATH} says. It may not exist. */
    public static Path own() {
        return in(Path.of(System.getProperty("java.home", "")));
    }

    /**
     * The {@code java} program for workers.
     *
     * @param neighbour a class of the program
     * @throws IllegalArgumentException if the option {@code java} names a file that is no program
     * @throws IllegalStateException if there is none
     */
    static Path forWorkers(Class<?> neighbour, PoolOptions options) {
        if (options.java().isPresent()) {
            Path java = options.java().get().toAbsolutePath();
            if (!isProgram(java)) {
                throw new IllegalArgumentException("java must be the java program that starts the workers, such as"
                        + " /usr/lib/jvm/java-17/bin/java; it was "
                        + options.java().get());
            }
            NativeText.check("java " + java, NativeText.of(java));
            return java;
        }
        Path own = own();
        return Files.exists(own)
                ? own
                : another(neighbour, System.getenv("JAVA_HOME"), System.getenv("PATH"), INSTALLED);
    }

    /** Whether it is the {@code java} program of the Java that runs this program. */
    public static boolean isOwn(Path java) {
        try {
            Path own = own();
            return java.equals(own) || Files.isSameFile(java, own);
        } catch (IOException thereIsNone) {
            return false;
        }
    }

    /**
     * Looks for another Java of this version, because this one has no {@code java} program, as images of jpackage have
     * none.
     */
    static Path another(Class<?> neighbour, @Nullable String home, @Nullable String path, Path installed) {
        int feature = Runtime.version().feature();
        String none = "There is no java program to start workers with: " + own()
                + " does not exist. (jpackage leaves it out of its images, and so does jlink --strip-native-commands.)";
        String keep = " Keep it in the image, by jpackage --jlink-options \"--strip-debug --no-header-files"
                + " --no-man-pages\"";
        if (isInImage(neighbour)) {
            throw new IllegalStateException(none + keep + ": the program's modules are in no other Java");
        }
        for (Path candidate : candidates(home, path, installed)) {
            if (isProgram(candidate) && isOf(feature, candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException(none + keep + ", or name another one of Java " + feature
                + ", by options.java(Path) or the system property"
                + " paralleltask.POOL.java: there is none in JAVA_HOME (" + (home == null ? "not set" : home)
                + "), on PATH or in " + installed);
    }

    private static boolean isInImage(Class<?> neighbour) {
        return neighbour.getModule().isNamed() && CodeLocation.text(neighbour).startsWith("jrt:");
    }

    private static List<Path> candidates(@Nullable String home, @Nullable String path, Path installed) {
        List<Path> candidates = new ArrayList<>();
        if (home != null && !home.isEmpty()) {
            candidates.add(in(Path.of(home)));
        }
        for (String directory : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            if (!directory.isEmpty()) {
                candidates.add(Path.of(directory, NAME).toAbsolutePath());
            }
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(installed)) {
            for (Path each : homes) {
                candidates.add(in(each));
            }
        } catch (IOException thereAreNone) {
            // not on this system
        }
        return candidates;
    }

    private static Path in(Path home) {
        return home.resolve("bin").resolve(NAME);
    }

    private static boolean isProgram(Path java) {
        return Files.isRegularFile(java) && Files.isExecutable(java);
    }

    /** Whether it is of this version. Another version may not know the flags, and may not read the classes. */
    private static boolean isOf(int feature, Path java) {
        try {
            for (String line : Files.readAllLines(
                    java.toRealPath().resolve("../../release").normalize())) {
                if (line.startsWith("JAVA_VERSION=\"" + feature)) {
                    return !Character.isDigit(line.charAt(("JAVA_VERSION=\"" + feature).length()));
                }
            }
            return false;
        } catch (IOException unknown) {
            return false;
        }
    }
}

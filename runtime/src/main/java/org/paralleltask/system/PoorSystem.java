package org.paralleltask.system;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Refuses on Linux what macOS or Windows refuses, for tests. Loaded only where {@link SystemFeatures#PROPERTY} says so.
 */
final class PoorSystem {
    /** A look takes milliseconds. Where many files are tried, those that it has found mapped are so for a moment. */
    private static final long MOMENT_NANOS = 50_000_000;

    /** The files that were mapped at the last look. */
    @GuardedBy("PoorSystem.class")
    private static final Set<String> MAPPED = new HashSet<>();

    @GuardedBy("PoorSystem.class")
    private static long looked = System.nanoTime();

    private PoorSystem() {}

    static void checkSocketPath(Path socket) throws IOException {
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > SystemFeatures.MAX_SOCKET_PATH) {
            throw new IOException("The path of a socket is too long, with " + length + " bytes: " + socket);
        }
    }

    static synchronized void checkNotMapped(Path file) throws IOException {
        String name = file.toAbsolutePath().toString();
        if (System.nanoTime() - looked > MOMENT_NANOS || !MAPPED.contains(name)) {
            look();
        }
        if (MAPPED.contains(name)) {
            throw new FileSystemException(name, null, "a process has mapped it");
        }
    }

    /** Looks into the maps of all processes of this user, which Linux shows. */
    @GuardedBy("PoorSystem.class")
    private static void look() throws IOException {
        MAPPED.clear();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                // "ADDRESSES PERMISSIONS OFFSET DEVICE INODE   FILE"
                for (String line : maps(process).split("\n", -1)) {
                    int file = line.indexOf('/');
                    if (file >= 0) {
                        MAPPED.add(line.substring(file));
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        looked = System.nanoTime();
    }

    private static String maps(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("maps")), StandardCharsets.UTF_8);
        } catch (IOException anotherUsersOrGone) {
            return "";
        }
    }
}

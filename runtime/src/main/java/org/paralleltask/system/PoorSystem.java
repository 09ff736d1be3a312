package org.paralleltask.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Refuses on Linux what macOS or Windows refuses, for tests. Loaded only where {@link SystemFeatures#PROPERTY} says so.
 */
final class PoorSystem {
    private PoorSystem() {}

    static void checkSocketPath(Path socket) throws IOException {
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > SystemFeatures.MAX_SOCKET_PATH) {
            throw new IOException("The path of a socket is too long, with " + length + " bytes: " + socket);
        }
    }

    /** Looks into the maps of all processes of this user, which Linux shows. */
    static void checkNotMapped(Path file) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (maps(process).contains(" " + file.toAbsolutePath() + "\n")) {
                    throw new FileSystemException(
                            file.toString(), null, "process " + process.getFileName() + " has mapped it");
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static String maps(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("maps")), StandardCharsets.UTF_8);
        } catch (IOException anotherUsersOrGone) {
            return "";
        }
    }
}

package org.paralleltask.host.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.Log;
import org.paralleltask.host.os.PrivateDirectory;

/**
 * Where the archives of classes are: a directory that only this user may enter. Another user who could write there
 * would decide what code this user's workers run.
 */
final class ArchiveDirectory {
    /** The system property that names the directory, or is {@code off}. */
    static final String PROPERTY = "paralleltask.archive";

    private static final Set<PosixFilePermission> ONLY_THIS_USER = PosixFilePermissions.fromString("rwx------");

    /** Computed once in each program: if the property changes later, nothing changes. */
    private static final class Holder {
        static final @Nullable Path DIRECTORY = chosen();
    }

    private ArchiveDirectory() {}

    /** The directory, which is made if there was none. Empty if the user wants no archive, or if it cannot be made. */
    static Optional<Path> ofThisUser() {
        return Optional.ofNullable(Holder.DIRECTORY);
    }

    private static @Nullable Path chosen() {
        String text = System.getProperty(PROPERTY, "");
        if (text.equals("off")) {
            return null;
        }
        try {
            Path directory = (text.isEmpty() ? cache().resolve("paralleltask") : Path.of(text)).toAbsolutePath();
            return prepare(directory, PrivateDirectory.owner()) ? directory : null;
        } catch (IOException | InvalidPathException | UnsupportedOperationException noPlace) {
            if (!text.isEmpty()) {
                Log.warn(
                        "There is no archive of classes for workers, and they start slower: -D" + PROPERTY + "=" + text
                                + " is no directory that can be used",
                        noPlace);
            }
            return null;
        }
    }

    private static Path cache() {
        String told = System.getenv("XDG_CACHE_HOME");
        return told != null && Path.of(told).isAbsolute()
                ? Path.of(told)
                : Path.of(System.getProperty("user.home"), ".cache");
    }

    /** Makes the directory if there is none. False, with a warning, if other users may enter it. */
    static boolean prepare(Path directory, Optional<UserPrincipal> user) throws IOException {
        if (user.isEmpty()) { // Windows: what is in the home directory is private to the user
            Files.createDirectories(directory);
            return true;
        }
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(ONLY_THIS_USER);
            Path parent = directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try {
                Files.createDirectory(directory, mode);
            } catch (FileAlreadyExistsException another) {
                // another program of this user has just made it
            }
        }
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isSafe = found.isDirectory()
                && found.owner().equals(user.get())
                && ONLY_THIS_USER.containsAll(found.permissions());
        if (!isSafe) {
            Log.warn("There is no archive of classes for workers, and they start slower: " + directory
                    + " must be a directory of this user that no other user may enter (chmod 700). Name another one"
                    + " with -D" + PROPERTY + "=DIRECTORY, or do without with -D" + PROPERTY + "=off");
        }
        return isSafe;
    }
}

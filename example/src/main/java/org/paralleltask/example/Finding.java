package org.paralleltask.example;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.paralleltask.TaskException;

/** What a census found in one archive, or why it could not look. */
sealed interface Finding {
    Path archive();

    /** The counts of an archive. */
    record Counted(Path archive, ArchiveCensus census) implements Finding {
        ClassCounts counts() {
            return census.counts();
        }
    }

    /** An archive or another file, or a folder, that could not be read. */
    record Failed(Path archive, Throwable failure) implements Finding {
        /** Why, in one line. */
        String reason() {
            if (failure instanceof NoSuchFileException) {
                return "no such file";
            } else if (failure instanceof AccessDeniedException) {
                return "access denied";
            }
            String message = failure.getMessage();
            String text = message == null
                    ? failure.getClass().getSimpleName()
                    : message.lines().findFirst().orElse("");
            if (failure instanceof FileNotFoundException) { // its message is the path and, in brackets, the reason
                return "cannot be opened"
                        + text.replace(archive.toAbsolutePath().toString(), "");
            } else if (failure instanceof ZipException) {
                return "damaged, or not a zip file (" + text + ")";
            } else if (failure instanceof IOException || failure instanceof TaskException) {
                return text; // these messages are written for users
            }
            return failure.getClass().getSimpleName() + ": " + text;
        }
    }
}

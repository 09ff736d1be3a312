package org.paralleltask.documents;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.paralleltask.TaskException;
import org.paralleltask.WorkerLostException;

/**
 * Why a document has no text.
 *
 * @param cause a {@code DeathCause} if it cost its worker; {@code EXCEPTION} if its parser refused it; one of the others below
 *     if no worker was given it
 * @param reason one line
 * @param capture the file with the task, to run it again alone; empty if there is none
 */
record Verdict(String cause, String reason, Optional<Path> capture) {
    static final String EXCEPTION = "EXCEPTION";
    /** A symbolic link: what it leads to is read where it is, if that is in the folder. */
    static final String LINK = "LINK";
    /** A pipe, a socket or a device. */
    static final String SPECIAL_FILE = "SPECIAL_FILE";
    /** A folder that cannot be listed, or a file of which not even the kind can be read. */
    static final String UNREADABLE = "UNREADABLE";

    private static final int MAX_REASON = 300;
    /** An object without a text of its own, whose number differs each time. */
    private static final Pattern OBJECT = Pattern.compile("\\b([\\w.$]+)@[0-9a-f]+\\b");

    static Verdict of(Throwable failure) {
        if (failure instanceof WorkerLostException lost) {
            return new Verdict(lost.deathCause().name(), oneLine(lost.reason()), lost.captureFile());
        }
        return new Verdict(EXCEPTION, oneLine(failure), Optional.empty());
    }

    /** Of what no parser is asked to read. */
    static Verdict ofNoDocument(String cause, String reason) {
        return new Verdict(cause, oneLine(reason), Optional.empty());
    }

    /** What an exception says, and what the first cause of it says, which is often more. */
    static String oneLine(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String all = failure.getCause() == null ? words(failure) : words(failure) + ": " + words(first);
        return oneLine(OBJECT.matcher(all).replaceAll("$1"));
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        boolean isForUsers = failure instanceof TikaException || failure instanceof TaskException;
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return first.isEmpty() ? name : isForUsers ? first : name + ": " + first;
    }

    private static String oneLine(String text) {
        String line = text.lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON - 3) + "...";
    }
}

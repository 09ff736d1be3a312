package org.paralleltask.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.wire.CapturedTask;

/** Writes tasks that ended their workers to files, and says how they are run again. */
final class Capture {
    /** What a shell takes for itself. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private final Path directory;

    Capture(Path directory) {
        this.directory = directory;
    }

    /** Flags that have a JVM write its heap to a file when it is exhausted. */
    static List<String> flags(Path directory) {
        return List.of(
                "-XX:+HeapDumpOnOutOfMemoryError", "-XX:HeapDumpPath=" + NativeText.of(directory.toAbsolutePath()));
    }

    /**
     * Writes the task, and what the JVM wrote of its crash.
     *
     * @param command what starts a worker
     * @return what to put behind a message
     */
    String write(Job<?, ?> job, Worker worker, String crashLog, List<String> command) {
        String name = job.definition().name() + "-" + worker.pid() + "-" + job.id();
        Path file = directory.resolve(name + ".task");
        try {
            Files.createDirectories(directory);
            new CapturedTask(
                            job.definition().codec().fingerprint(),
                            job.definition().worker().getName(),
                            job.definition().furtherAllowed(),
                            job.definition().shared(),
                            job.arguments())
                    .writeTo(file);
            if (!crashLog.isEmpty()) {
                Files.writeString(directory.resolve(name + ".hs_err.log"), crashLog);
            }
        } catch (IOException e) {
            return "\n  it could not be captured: " + e;
        }
        return "\n  run it again alone: "
                + Stream.concat(
                                command.stream(),
                                Stream.of("replay", file.toAbsolutePath().toString()))
                        .map(Capture::quoted)
                        .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package org.paralleltask.host.death;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.host.Worker;
import org.paralleltask.host.launch.NativeText;
import org.paralleltask.wire.CapturedTask;

/**
 * Writes tasks that ended their workers to files, and tells how to run them again. Each task has {@code NAME.task} with
 * its arguments, {@code NAME.sh} with the command that runs it again, {@code NAME.txt} with the failure's message and
 * the worker's threads, and {@code NAME.hs_err.log} with the JVM's crash log, if there is one.
 */
final class Capture {
    /** A word that a shell takes literally, without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private final Path directory;

    Capture(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /**
     * A task that was captured, or could not be.
     *
     * @param file the task's file; empty if it was not captured
     * @param command the command that runs it again; empty if it was not captured
     * @param note what to append to the failure's message
     */
    record Captured(String file, String command, String note) {
        static final Captured NONE = new Captured("", "", "");
    }

    /**
     * Writes the task, and what is known of its failure.
     *
     * @param crashLog what the JVM wrote about its crash; empty if it wrote nothing
     * @param command the command that starts a worker
     * @param failure the failure's message, and the worker's threads
     */
    Captured write(LostTask task, Worker worker, String crashLog, List<String> command, String failure) {
        String name = task.definition().name() + "-" + worker.pid() + "-" + task.id();
        Path file = directory.resolve(name + ".task");
        Path script = directory.resolve(name + ".sh");
        try {
            Files.createDirectories(directory);
            new CapturedTask(
                            task.definition().codec().fingerprint(),
                            task.definition().worker().getName(),
                            task.definition().furtherAllowed(),
                            task.definition().shared(),
                            task.arguments())
                    .writeTo(file);
            Files.write(script, NativeText.bytes(script(command, file)));
            Files.writeString(directory.resolve(name + ".txt"), failure + "\n");
            if (!crashLog.isEmpty()) {
                Files.writeString(directory.resolve(name + ".hs_err.log"), crashLog);
            }
            CaptureBound.keep(directory, name);
        } catch (IOException e) {
            return new Captured("", "", "\n  it could not be captured: " + e);
        }
        String again = "sh " + quoted(NativeText.of(script));
        return new Captured(file.toString(), again, "\n  run it again alone: " + again);
    }

    private static String script(List<String> command, Path file) {
        String words = Stream.concat(command.stream(), Stream.of("replay", NativeText.of(file)))
                .map(Capture::quoted)
                .collect(Collectors.joining(" "));
        return "#!/bin/sh\n# Runs the captured task again alone; JAVA_TOOL_OPTIONS=-agentlib:jdwp=... debugs it.\nexec "
                + words + "\n";
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

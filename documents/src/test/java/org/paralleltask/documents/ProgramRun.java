package org.paralleltask.documents;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the program printed, and its exit code. */
record ProgramRun(int exitCode, String out, String err) {
    /** Runs the program in this process, and its tasks in worker processes. */
    static ProgramRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Documents.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words(args).toArray(String[]::new));
        return new ProgramRun(exitCode, out.toString(), err.toString());
    }

    /** Starts the program in a process of its own. */
    static Process start(Path output, Object... args) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            // A build in the background ignores interrupts, and so would all that it starts.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Documents.class.getName()));
        command.addAll(words(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static List<String> words(Object... args) {
        return Arrays.stream(args).map(Object::toString).toList();
    }
}

package org.paralleltask.example;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program printed, and its exit code. */
record ProgramRun(int exitCode, String out, String err) {
    private static final Pattern WORKER = Pattern.compile("^pid (\\d+) ", Pattern.MULTILINE);

    /** Runs the program in this process, and its tasks in worker processes. */
    static ProgramRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int exitCode = Example.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new ProgramRun(exitCode, out.toString(), err.toString());
    }

    /** The process ids in the report's list of workers. */
    Set<Long> workers() {
        Set<Long> pids = new TreeSet<>();
        for (Matcher matcher = WORKER.matcher(out); matcher.find(); ) {
            pids.add(Long.valueOf(matcher.group(1)));
        }
        return pids;
    }
}

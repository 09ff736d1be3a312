package org.paralleltask.host.process;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a worker that has exited left behind.
 *
 * @param status its exit status
 * @param exitStack the stack of the thread that called {@code System.exit}; empty if the worker reported none
 * @param output the last lines of its standard output, as far as they were asked for
 * @param errors the last lines of its standard error, as far as they were asked for
 * @param crashLog what its JVM wrote about its crash; empty if it wrote nothing
 * @param oomKills how many processes the kernel killed for lack of memory while the worker lived; empty if not known
 * @param age how long it lived
 * @param loss how it was lost with the machine where it ran, in words; empty if it was not
 */
public record ExitEvidence(
        int status,
        String exitStack,
        List<String> output,
        List<String> errors,
        String crashLog,
        OptionalLong oomKills,
        Duration age,
        String loss) {
    /** Of one that was not lost with its machine. */
    public ExitEvidence(
            int status,
            String exitStack,
            List<String> output,
            List<String> errors,
            String crashLog,
            OptionalLong oomKills,
            Duration age) {
        this(status, exitStack, output, errors, crashLog, oomKills, age, "");
    }

    /** What it printed last, ready to be appended to a message; empty if it printed nothing. */
    public String lastWords() {
        StringBuilder text = new StringBuilder();
        output.forEach(line -> text.append("\n    ").append(line));
        errors.forEach(line -> text.append("\n    ").append(line));
        return text.isEmpty() ? "" : "\n  its last words:" + text;
    }
}

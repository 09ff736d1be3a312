package org.paralleltask.host;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a dead worker has left: to be looked at once it has exited.
 *
 * @param status its exit status
 * @param exitStack the stack of the thread that called {@code System.exit}; empty if none has reported it
 * @param output of the last lines on standard output those that were asked for
 * @param errors of those on standard error
 * @param crashLog what its JVM wrote of its crash; empty if it did not
 * @param oomKills how often the kernel has killed for want of memory in its lifetime
 * @param age how long it lived
 */
public record ExitEvidence(
        int status,
        String exitStack,
        List<String> output,
        List<String> errors,
        String crashLog,
        OptionalLong oomKills,
        Duration age) {
    /** What it printed last, ready to be put behind a message. */
    public String lastWords() {
        StringBuilder text = new StringBuilder();
        output.forEach(line -> text.append("\n    ").append(line));
        errors.forEach(line -> text.append("\n    ").append(line));
        return text.isEmpty() ? "" : "\n  its last words:" + text;
    }
}

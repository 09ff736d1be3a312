package org.paralleltask.host.death;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.paralleltask.DeathCause;
import org.paralleltask.WorkerDeath.Certainty;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.process.ExitEvidence;

/**
 * Why a worker died, as far as its traces tell.
 *
 * @param cause the cause
 * @param reason the cause in words
 * @param certainty how certain the cause is
 */
public record Diagnosis(DeathCause cause, String reason, Certainty certainty) {
    /** Signals whose numbers are the same on Linux and macOS, by POSIX or by convention. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP",
            2, "SIGINT",
            3, "SIGQUIT",
            4, "SIGILL",
            6, "SIGABRT",
            8, "SIGFPE",
            9, "SIGKILL",
            11, "SIGSEGV",
            15, "SIGTERM");

    private static final int SIGKILL = 9;

    /** Those of {@link #SIGNALS} that the system sends for a fault of the program itself. */
    private static final Set<Integer> FAULTS = Set.of(4, 6, 8, 11);

    /** With {@code -XX:+ExitOnOutOfMemoryError} HotSpot prints this on standard output, and exits with 3. */
    private static final String HEAP_SENTENCE = "Terminating due to java.lang.OutOfMemoryError: ";

    private static final int HEAP_STATUS = 3;

    /** The line of HotSpot's crash log before the one that names what crashed. */
    private static final String FRAME_HEADING = "# Problematic frame:";

    /**
     * Finds the cause in the traces.
     *
     * @param heap how large the worker's heap could grow, in words
     */
    public static Diagnosis of(ExitEvidence traces, String heap) {
        if (!traces.loss().isEmpty()) {
            return new Diagnosis(DeathCause.UNKNOWN, traces.loss(), Certainty.LIKELY);
        }
        String status = "exit status " + traces.status();
        if (!traces.exitStack().isEmpty()) {
            return new Diagnosis(
                    DeathCause.EXIT, status + ": System.exit was called by " + traces.exitStack(), Certainty.CERTAIN);
        }
        Optional<String> sentence = Stream.concat(traces.output().stream(), traces.errors().stream())
                .filter(line -> line.contains(HEAP_SENTENCE))
                .findFirst();
        if (traces.status() == HEAP_STATUS && sentence.isPresent()) {
            String what = sentence.get().substring(sentence.get().indexOf(HEAP_SENTENCE) + HEAP_SENTENCE.length());
            return new Diagnosis(
                    DeathCause.HEAP_EXHAUSTED,
                    status + ": its memory was exhausted (" + what + "), " + heap
                            + ". Raise that with jvmArgs(List.of(\"-Xmx…\")), or give it smaller tasks",
                    Certainty.CERTAIN);
        }
        if (!traces.crashLog().isEmpty()) {
            return new Diagnosis(
                    DeathCause.NATIVE_CRASH,
                    status + ": its JVM crashed" + problematicFrame(traces.crashLog()),
                    Certainty.CERTAIN);
        }
        if (traces.status() == ProcessTree.UNKNOWN) {
            return new Diagnosis(
                    DeathCause.UNKNOWN,
                    status
                            + ": missed, because this program's own heap was full as it ended; on Windows also an exit with"
                            + " -1",
                    Certainty.UNKNOWN);
        }
        return ofStatus(traces, status);
    }

    private static Diagnosis ofStatus(ExitEvidence traces, String status) {
        String signal = SIGNALS.get(traces.status() - 128);
        if (traces.status() - 128 == SIGKILL) {
            return traces.oomKills().orElse(0) > 0
                    ? new Diagnosis(
                            DeathCause.KILLED,
                            status
                                    + ": SIGKILL, by the kernel, which ran out of memory and has killed a process of this"
                                    + " cgroup meanwhile. Fewer workers, or smaller heaps, need less",
                            Certainty.LIKELY)
                    : new Diagnosis(
                            DeathCause.KILLED,
                            status + ": SIGKILL from outside (by hand, or by the kernel for want of memory), or"
                                    + " Runtime.halt(" + traces.status() + ") by the task",
                            Certainty.UNKNOWN);
        } else if (signal != null) {
            return new Diagnosis(
                    FAULTS.contains(traces.status() - 128) ? DeathCause.NATIVE_CRASH : DeathCause.KILLED,
                    status + ": " + signal + ", or Runtime.halt(" + traces.status() + ") by the task",
                    Certainty.LIKELY);
        }
        return new Diagnosis(
                DeathCause.EXIT,
                status + ": Runtime.halt(" + traces.status()
                        + "), or an exit of native code: System.exit would have been reported",
                Certainty.LIKELY);
    }

    /** The signal and the frame, such as {@code : SIGSEGV (0xb) …, in C [libfoo.so+0x1234]  foo+0x12}; may be empty. */
    private static String problematicFrame(String crashLog) {
        List<String> lines = crashLog.lines().toList();
        String signal = lines.stream()
                .filter(line -> line.startsWith("#  SIG") || line.startsWith("#  EXCEPTION_"))
                .map(line -> ": " + line.substring(3).strip())
                .findFirst()
                .orElse("");
        int heading = lines.indexOf(FRAME_HEADING);
        return signal
                + (heading >= 0 && heading + 1 < lines.size()
                        ? ", in " + lines.get(heading + 1).substring(1).strip()
                        : "");
    }
}

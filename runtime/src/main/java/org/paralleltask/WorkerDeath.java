package org.paralleltask;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a worker process's death, and what is concluded from it. Immutable and serializable.
 *
 * @param worker the worker's name, such as {@code sumPrimes-3}
 * @param pid the process id that it had
 * @param exitStatus the exit status that the operating system reported. On Unix, 128 + n means a death by signal n, or
 *     an exit code that looks like one. Empty if it is not known, because this program's heap was full when the process
 *     ended
 * @param cause why it died
 * @param reason the cause in words
 * @param certainty how certain {@code cause} and {@code reason} are
 * @param mayHaveFinished whether the method had certainly returned, and only its result was lost
 * @param exitStack the stack of the thread that called {@link System#exit}, as the worker reported it. Empty if no
 *     thread did, or if native code or {@link Runtime#halt} ended the worker
 * @param output what it printed on standard output since its task began, at most the last 30 lines; if it has run no
 *     task, since it started
 * @param errors what it printed on standard error in the same time, at most the last 30 lines
 * @param crashLog what the JVM wrote about its crash, cut to 64 KiB; empty if it wrote nothing
 * @param oomKills how many processes of this program's cgroup the kernel killed for lack of memory, between the
 *     worker's start and its death; empty if that is not known
 * @param age how long it lived
 * @param tasksDone how many tasks it had run before; empty if it died when it was told to end
 * @param task the text of the record of the task that it ran, cut to 200 characters; empty if it ran none
 * @param held the names of the {@link Managed} parameters whose locks or permits the task held. They were given back
 *     before this was reported, except those of a call that had not returned one second after the death
 */
public record WorkerDeath(
        String worker,
        long pid,
        OptionalInt exitStatus,
        DeathCause cause,
        String reason,
        Certainty certainty,
        boolean mayHaveFinished,
        String exitStack,
        List<String> output,
        List<String> errors,
        String crashLog,
        OptionalLong oomKills,
        Duration age,
        OptionalLong tasksDone,
        String task,
        List<String> held)
        implements Serializable {
    /** Copies the lists. */
    @SuppressWarnings("doclint:missing") // the record has them
    public WorkerDeath {
        output = List.copyOf(output);
        errors = List.copyOf(errors);
        held = List.copyOf(held);
    }

    private Object writeReplace() {
        return new Written(
                worker,
                pid,
                exitStatus.isPresent() ? exitStatus.getAsInt() : null,
                cause,
                reason,
                certainty,
                mayHaveFinished,
                exitStack,
                output,
                errors,
                crashLog,
                oomKills.isPresent() ? oomKills.getAsLong() : null,
                age,
                tasksDone.isPresent() ? tasksDone.getAsLong() : null,
                task,
                held);
    }

    /** The form in which it is serialized, because an {@code OptionalInt} is not serializable. */
    private record Written(
            String worker,
            long pid,
            @Nullable Integer exitStatus,
            DeathCause cause,
            String reason,
            Certainty certainty,
            boolean mayHaveFinished,
            String exitStack,
            List<String> output,
            List<String> errors,
            String crashLog,
            @Nullable Long oomKills,
            Duration age,
            @Nullable Long tasksDone,
            String task,
            List<String> held)
            implements Serializable {
        private Object readResolve() {
            return new WorkerDeath(
                    worker,
                    pid,
                    exitStatus == null ? OptionalInt.empty() : OptionalInt.of(exitStatus),
                    cause,
                    reason,
                    certainty,
                    mayHaveFinished,
                    exitStack,
                    output,
                    errors,
                    crashLog,
                    oomKills == null ? OptionalLong.empty() : OptionalLong.of(oomKills),
                    age,
                    tasksDone == null ? OptionalLong.empty() : OptionalLong.of(tasksDone),
                    task,
                    held);
        }
    }

    /** How certain a cause is. */
    public enum Certainty {
        /** The JVM, or the worker itself, reported the cause. */
        CERTAIN,
        /** The cause fits the traces, and other causes would hardly leave the same traces. */
        LIKELY,
        /** Several causes leave these traces. */
        UNKNOWN
    }
}

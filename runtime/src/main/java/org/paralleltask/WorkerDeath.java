package org.paralleltask;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a worker process's death, and what is concluded from it.
 *
 * @param worker the worker's name, such as {@code sumPrimes-3}
 * @param pid the process id that it had
 * @param exitStatus as the operating system gave it; on Unix, 128 + n is a death by signal n, or an exit code that looks
 *     like one; empty if it is not known, because this program's heap was full as the process ended
 * @param cause what it died of
 * @param reason the same in words
 * @param certainty how sure {@code cause} and {@code reason} are
 * @param mayHaveFinished whether the method had certainly returned, and only its result was lost
 * @param exitStack who called {@link System#exit}, as the worker said while it ended: empty if nobody did, or native code
 *     or {@link Runtime#halt} ended it
 * @param output what it printed on standard output since its task began, at most the last 30 lines; if it has run no task, since
 *     it started
 * @param errors what it printed on standard error since then, at most the last 30 lines
 * @param crashLog what the JVM wrote when native code crashed it, cut to 64 KiB; empty if it did not
 * @param oomKills how often the kernel killed something in our cgroup for want of memory, between this worker's start and
 *     its death; empty if that is not known
 * @param age how long it lived
 * @param tasksDone how many tasks it had run before; empty if it died as it was told to end
 * @param task the task that it ran, as the task's record prints itself, cut to 200 characters; empty if none
 * @param held the names of the {@link Managed} parameters whose locks or permits the task held; they were given back before
 *     this was told, but for those of a call that has not returned a second after the death
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
    /** Keeps copies of the lists. */
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

    /** How it is serialized: an {@code OptionalInt} is not. */
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

    /** How sure a cause is. */
    public enum Certainty {
        /** Something said so that cannot be mistaken: the JVM, or the worker itself. */
        CERTAIN,
        /** The traces fit, and others would hardly leave them. */
        LIKELY,
        /** Several causes leave these traces. */
        UNKNOWN
    }
}

package org.paralleltask.cluster.message;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.paralleltask.host.os.WorkerOutput;

/**
 * What a worker has left on its node.
 *
 * @param status its exit status
 * @param output the last lines on standard output
 * @param errors those on standard error
 * @param crashLog what its JVM wrote of its crash; empty if it did not
 * @param oomKills how often the kernel has killed for want of memory in its lifetime
 */
public record ExitReport(int status, List<Line> output, List<Line> errors, String crashLog, OptionalLong oomKills) {
    /**
     * A line that it printed.
     *
     * @param task the task that printed it, if that is known
     * @param ageNanos how long ago it did
     */
    public record Line(String text, long task, long ageNanos) {
        static Line of(WorkerOutput.Kept kept) {
            return new Line(kept.text(), kept.task(), System.nanoTime() - kept.nanos());
        }

        WorkerOutput.Kept kept() {
            return new WorkerOutput.Kept(text, task, System.nanoTime() - ageNanos);
        }
    }

    /** The lines, as a node has kept them. */
    public static List<Line> lines(List<WorkerOutput.Kept> kept) {
        return kept.stream().map(Line::of).toList();
    }

    /** The lines, as if this process had kept them. */
    public static List<WorkerOutput.Kept> kept(List<Line> lines) {
        Stream<Line> all = lines.stream();
        return all.map(Line::kept).toList();
    }
}

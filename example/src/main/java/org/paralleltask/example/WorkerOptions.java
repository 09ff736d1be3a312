package org.paralleltask.example;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import picocli.CommandLine.Option;

/**
 * The options of all commands for their workers, as changes to a pool's options. An option that is not set stays as
 * annotated.
 */
final class WorkerOptions implements UnaryOperator<PoolOptions> {
    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "How many worker processes; one per CPU if not given.")
    private @Nullable Integer workers;

    @Option(
            names = "--queue-size",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "How many tasks may wait for a worker; " + PoolOptions.DEFAULT_QUEUE_SIZE + " if not given.")
    private @Nullable Integer queueSize;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long one task may run before its worker is killed: 30s, 1500ms, 2m.")
    private @Nullable String timeout;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public PoolOptions apply(PoolOptions options) {
        PoolOptions changed = options;
        if (workers != null) {
            changed = changed.workers(workers);
        }
        if (queueSize != null) {
            changed = changed.queueSize(queueSize);
        }
        if (timeout != null) {
            changed = changed.timeout(timeout);
        }
        return changed;
    }

    /** How many worker processes these options ask for. */
    int workers() {
        return apply(PoolOptions.defaults()).workers();
    }
}

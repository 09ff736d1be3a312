package org.paralleltask.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.paralleltask.PoolListener;
import org.paralleltask.TaskException;
import org.paralleltask.WorkerLostException;

/**
 * Times of tasks, as histograms: {@code paralleltask.task.run}, with how the run ended, and {@code paralleltask.task.wait}, from
 * its acceptance to its start. A listener of a pool, or of {@code Workers}:
 *
 * <pre>{@code
 * RenderPool.open(options -> options.listener(new TaskTimers(registry)))
 * }</pre>
 *
 * <p>With a listener each task is an event: a million tasks that take a microsecond take two to three times as long.
 */
public final class TaskTimers implements PoolListener {
    private final MeterRegistry registry;

    /**
     * Timers in this registry.
     *
     * @param registry where the timers are
     */
    public TaskTimers(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    @Override
    public void taskDone(PoolListener.Task task) {
        tell(task, "done");
    }

    @Override
    public void taskFailed(PoolListener.Task task, Throwable failure) {
        tell(task, outcome(failure));
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof WorkerLostException lost) {
            return lost.deathCause().name().toLowerCase(Locale.ROOT);
        } else if (failure instanceof CancellationException) {
            return "cancelled";
        }
        return failure instanceof TaskException ? "lost" : "exception";
    }

    private void tell(PoolListener.Task task, String outcome) {
        timer("paralleltask.task.wait", "How long a task has waited for a worker")
                .tag("pool", task.pool())
                .register(registry)
                .record(task.run().queued());
        if (task.run().attempt() > 0) {
            timer("paralleltask.task.run", "How long a task has run")
                    .tag("pool", task.pool())
                    .tag("outcome", outcome)
                    .register(registry)
                    .record(task.run().elapsed());
        }
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).publishPercentileHistogram();
    }
}

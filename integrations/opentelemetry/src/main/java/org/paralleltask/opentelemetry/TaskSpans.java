package org.paralleltask.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerLostException;

/**
 * A span for each run of a task, beneath that of its caller: also for runs that a time limit or a crash has ended, for the
 * program makes it, not the worker. A listener of a pool, or of {@code Workers}:
 *
 * <pre>{@code
 * RenderPool.open(options -> options.listener(new TaskSpans(openTelemetry)))
 * }</pre>
 *
 * <p>It needs the {@link TraceCarrier}, which is found by itself. What the task traces in its worker is beneath its caller's
 * span, too: beside the span of its run, which is made when the run has ended. A task that was never sent to a worker has none.
 */
public final class TaskSpans implements PoolListener {
    private final Tracer tracer;

    /**
     * Spans by this OpenTelemetry.
     *
     * @param openTelemetry where the spans go
     */
    public TaskSpans(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("org.paralleltask");
    }

    @Override
    public void taskDone(PoolListener.Task task) {
        tell(task, null);
    }

    @Override
    public void taskFailed(PoolListener.Task task, Throwable failure) {
        tell(task, failure);
    }

    @Override
    public void taskRetried(PoolListener.Task task, WorkerLostException death) {
        tell(task, death);
    }

    private void tell(PoolListener.Task task, @Nullable Throwable failure) {
        if (task.run().attempt() == 0) { // it was cancelled, or failed, while it waited
            return;
        }
        Instant end = Instant.now();
        Span span = tracer.spanBuilder(task.pool())
                .setSpanKind(SpanKind.INTERNAL)
                .setParent(Propagation.contextOf(task.context()))
                .setStartTimestamp(end.minus(task.run().elapsed()))
                .setAttribute("paralleltask.pool", task.pool())
                .setAttribute("paralleltask.task", task.id())
                .setAttribute("paralleltask.attempt", task.run().attempt())
                .setAttribute("paralleltask.worker", task.run().worker())
                .setAttribute("paralleltask.wait.ms", task.run().queued().toMillis())
                .startSpan();
        task.run().pid().ifPresent(pid -> span.setAttribute("process.pid", pid));
        if (failure != null) {
            span.recordException(failure);
            span.setStatus(StatusCode.ERROR, failure.toString());
        }
        span.end(end);
    }
}

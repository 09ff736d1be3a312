package org.paralleltask.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paralleltask.WorkerCrashedException;

/** Traces across processes. */
class TracesTest {
    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static Span begin() {
        return TELEMETRY
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("caller")
                .startSpan();
    }

    private static List<SpanData> tasks() {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals("trace"))
                .toList();
    }

    @Test
    void theTraceAndTheBaggageAreInTheWorkerAndInWhatItStarts() throws IOException {
        Span caller = begin();
        String seen;
        String without;
        try (TracePool pool = TracePool.open()) {
            try (Scope span = caller.makeCurrent();
                    Scope baggage = Baggage.current().toBuilder()
                            .put("tenant", "acme")
                            .build()
                            .makeCurrent()) {
                seen = pool.call("say");
            }
            without = pool.call("say");
        }
        caller.end();

        String trace = caller.getSpanContext().getTraceId();
        String span = caller.getSpanContext().getSpanId();
        assertThat(seen)
                .isEqualTo(trace + " " + span + " acme 00-" + trace + "-" + span + "-"
                        + caller.getSpanContext().getTraceFlags().asHex());
        assertThat(without).isEqualTo("0".repeat(32) + " " + "0".repeat(16) + " null ");
    }

    @Test
    void eachRunIsASpanBeneathItsCallers() throws IOException {
        Span caller = begin();
        try (TracePool pool =
                TracePool.open(options -> options.listener(new TaskSpans(TELEMETRY.getOpenTelemetry())))) {
            try (Scope span = caller.makeCurrent()) {
                pool.call("say");
                assertThatThrownBy(() -> pool.call("fail")).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> pool.call("exit")).isInstanceOf(WorkerCrashedException.class);
            }
        }
        caller.end();

        assertThat(tasks()).hasSize(3).allSatisfy(task -> {
            assertThat(task.getTraceId()).isEqualTo(caller.getSpanContext().getTraceId());
            assertThat(task.getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
        });
        assertThat(tasks())
                .extracting(task -> task.getStatus().getStatusCode())
                .containsExactly(StatusCode.UNSET, StatusCode.ERROR, StatusCode.ERROR);
        assertThat(tasks().get(2).getStatus().getDescription()).contains("WorkerCrashedException");
    }
}

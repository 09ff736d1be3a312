package org.paralleltask.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
    void theTraceAndTheBaggageAreInTheWorkerAndInWhatItStarts() throws IOException, InterruptedException {
        Span caller = begin();
        String seen;
        String without;
        try (TracePool pool = TracePool.open()) {
            try (Scope span = caller.makeCurrent();
                    Scope baggage = Baggage.builder()
                            .put("tenant", "acme")
                            .put("city", "São Paulo", BaggageEntryMetadata.create("of=tenant"))
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
                .startsWith(trace + " " + span + " acme 00-" + trace + "-" + span + "-"
                        + caller.getSpanContext().getTraceFlags().asHex() + "  ") // no state
                .contains("tenant=acme", "city=S%C3%A3o%20Paulo;of=tenant");
        assertThat(without).isEqualTo("0".repeat(32) + " " + "0".repeat(16) + " null ");
    }

    @Test
    void theStateOfTheTraceIsInTheWorkerAndInWhatItStarts() throws IOException, InterruptedException {
        SpanContext sampled = begin().getSpanContext();
        TraceState state =
                TraceState.builder().put("vendor", "x:1").put("other@acme", "2").build();
        Span remote = Span.wrap(SpanContext.createFromRemoteParent(
                sampled.getTraceId(), sampled.getSpanId(), TraceFlags.getSampled(), state));
        try (TracePool pool = TracePool.open();
                Scope span = remote.makeCurrent()) {
            assertThat(pool.call("say")).endsWith("-01 other@acme=2,vendor=x:1");
        }
    }

    @Test
    void aTaskThatNeverRanHasNoSpan() throws IOException, InterruptedException {
        List<String> printed = new CopyOnWriteArrayList<>();
        try (TracePool pool = TracePool.open(options -> options.output(line -> printed.add(line.text()))
                .listener(new TaskSpans(TELEMETRY.getOpenTelemetry())))) {
            List<CompletableFuture<String>> submitted =
                    Stream.generate(() -> pool.submit("wait")).limit(20).toList();
            await().until(() -> printed.contains("it waits"));
            submitted.get(19).cancel(true);
            pool.shutdownNow();
            assertThat(submitted)
                    .allSatisfy(one -> assertThatThrownBy(one::join).isInstanceOf(CancellationException.class));
        }

        await().until(() -> !tasks().isEmpty());
        assertThat(tasks())
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    @Test
    void eachRunIsASpanBeneathItsCallers() throws IOException, InterruptedException {
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

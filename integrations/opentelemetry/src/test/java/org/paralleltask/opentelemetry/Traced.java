package org.paralleltask.opentelemetry;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.paralleltask.ParallelTask;

final class Traced {
    private Traced() {}

    /** The trace, the caller's span and the tenant that it has here, and what a process that it starts has. */
    @ParallelTask(workers = 1)
    static String trace(String deed) throws IOException, InterruptedException {
        if (deed.equals("wait")) {
            System.out.println("it waits");
            TimeUnit.MINUTES.sleep(10);
        } else if (deed.equals("fail")) {
            throw new IllegalStateException("it fails");
        } else if (deed.equals("exit")) {
            System.exit(3);
        }
        ProcessBuilder child = new ProcessBuilder("sh", "-c", "echo \"$TRACEPARENT $TRACESTATE $BAGGAGE\"");
        TraceCarrier.putInto(child.environment());
        String inChild = new String(child.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Span.current().getSpanContext().getTraceId() + " "
                + Span.current().getSpanContext().getSpanId() + " "
                + Baggage.current().getEntryValue("tenant") + " " + inChild;
    }
}

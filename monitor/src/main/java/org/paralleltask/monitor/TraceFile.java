package org.paralleltask.monitor;

import java.util.ArrayList;
import java.util.List;

/**
 * A run in the trace event format of Chrome, which Perfetto, {@code chrome://tracing} and Speedscope read: a thread for each
 * worker, a slice for each run, a slice for each process, counters. Times in microseconds since the recording began.
 */
final class TraceFile {
    private static final int PROCESS = 1;

    private final Snapshot all;
    private final Json json = new Json();

    private TraceFile(Snapshot all) {
        this.all = all;
    }

    static String of(Snapshot all) {
        TraceFile file = new TraceFile(all);
        file.write();
        return file.json.toString();
    }

    private void write() {
        json.open('{').name("displayTimeUnit").value("ms");
        json.name("otherData").open('{').name("began").value(all.began().toString());
        json.name("runs shown together").value(all.together()).close('}');
        json.name("traceEvents").open('[');
        named("process_name", 0, all.title());
        for (int i = 0; i < all.lanes().size(); i++) {
            lane(i + 1, all.lanes().get(i));
        }
        all.pools().forEach(this::counters);
        failures();
        json.close(']').close('}');
    }

    private Json event(String phase, int thread, long at, String name) {
        json.open('{').name("ph").value(phase).name("pid").value(PROCESS);
        json.name("tid").value(thread).name("ts").micros(at).name("name").value(name);
        return json;
    }

    private void named(String what, int thread, String name) {
        event("M", thread, 0, what).name("args").open('{').name("name").value(name);
        json.close('}').close('}');
    }

    private void lane(int thread, Lane lane) {
        named("thread_name", thread, lane.name);
        event("M", thread, 0, "thread_sort_index").name("args").open('{');
        json.name("sort_index").value(thread).close('}').close('}');
        for (Life life : lane.lives) {
            String name = life.processes() == 1 ? "pid " + life.pid() : life.processes() + " processes";
            // Processes of one place may overlap for a moment, which slices of one thread must not: so they are
            // asynchronous.
            life(thread, "b", life.launched(), name, life);
            life(thread, "e", life.isAlive() ? all.end() : life.ended(), name, life);
        }
        List<Bar> bars = new ArrayList<>(lane.bars);
        Lane.Running running = lane.running;
        if (running != null) {
            bars.add(running.until(Math.max(running.start(), all.end())));
        }
        for (Bar bar : bars) {
            event("X", thread, bar.start(), bar.text()).name("dur").micros(bar.elapsed());
            json.name("cat").value(bar.kind().text()).name("args").open('{');
            json.name("pool").value(all.pools().get(bar.pool()).name);
            json.name("task").value(bar.id()).name("attempt").value(bar.attempt());
            json.name("outcome").value(bar.kind().text());
            json.name("waited us").micros(bar.queued()).close('}').close('}');
        }
        lane.forEachBlock(all.grain(), (start, block) -> {
            event("X", thread, start, block.count + " short runs").name("dur").micros(block.busy);
            json.name("cat").value("together").name("args").open('{');
            json.name("pool").value(all.pools().get(block.pool).name);
            json.name("runs").value(block.count).name("failed").value(block.failed);
            json.close('}').close('}');
        });
    }

    private void life(int thread, String phase, long at, String name, Life life) {
        event(phase, thread, at, name).name("cat").value("worker process");
        json.name("id").value(life.pid() + "@" + life.launched());
        json.name("args").open('{').name("end").value(life.why()).name("cause").value(life.cause());
        json.close('}').close('}');
    }

    private void counters(PoolRecord pool) {
        long width = pool.series.width();
        long[] changes = pool.series.values(Series.Line.WAITING, all.end());
        long[] done = pool.series.values(Series.Line.DONE, all.end());
        long waiting = 0;
        for (int i = 0; i < changes.length; i++) {
            waiting += changes[i];
            counter(pool.name + ": waiting", i * width, Math.max(0, waiting));
            counter(pool.name + ": done a second", i * width, done[i] * 1_000_000_000L / width);
        }
    }

    private void counter(String name, long at, long value) {
        event("C", 0, at, name).name("args").open('{').name("value").value(value);
        json.close('}').close('}');
    }

    private void failures() {
        for (Failure failure : all.failures()) {
            event("i", failure.lane() + 1, failure.bar().end(), failure.type())
                    .name("s")
                    .value("t");
            json.name("args").open('{').name("message").value(failure.message());
            json.name("trace").value(failure.trace()).close('}').close('}');
        }
    }
}

package org.paralleltask.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run in the trace event format of Chrome, which Perfetto, {@code chrome://tracing} and Speedscope read: a thread for each
 * worker, a slice for each run, a slice for each process, counters. Times in microseconds since the recording began.
 *
 * <p>Slices of one thread must not overlap. So the runs that are drawn together are on a thread of their own, below their
 * worker's, as slices that are as long as the worker was busy with them: pool by pool in each span of time.
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
            Lane lane = all.lanes().get(i);
            lane(thread(i), lane);
            blocks(thread(i) + 1, lane);
        }
        all.pools().forEach(this::counters);
        failures();
        json.close(']').close('}');
    }

    /** The thread of a lane's bars; that of its blocks is the next one. */
    private static int thread(int lane) {
        return 2 * lane + 1;
    }

    private Json event(String phase, int thread, long at, String name) {
        json.open('{').name("ph").value(phase).name("pid").value(PROCESS);
        json.name("tid").value(thread).name("ts").exactMicros(at).name("name").value(name);
        return json;
    }

    private void named(String what, int thread, String name) {
        event("M", thread, 0, what).name("args").open('{').name("name").value(name);
        json.close('}').close('}');
    }

    private void thread(int thread, String name) {
        named("thread_name", thread, name);
        event("M", thread, 0, "thread_sort_index").name("args").open('{');
        json.name("sort_index").value(thread).close('}').close('}');
    }

    private void lane(int thread, Lane lane) {
        thread(thread, lane.name);
        for (Life life : lane.lives) {
            String name = life.processes() == 1 ? "pid " + life.pid() : life.processes() + " processes";
            // Processes of one place may overlap for a moment, which slices of one thread must not: so they are
            // asynchronous.
            life(thread, "b", life.launched(), name, life);
            life(thread, "e", life.isAlive() ? all.end() : life.ended(), name, life);
        }
        for (Bar bar : lane.barsUntil(all.end())) {
            slice(thread, bar.start(), bar.text(), bar.elapsed(), bar.kind().text(), bar.pool());
            json.name("task").value(bar.id()).name("attempt").value(bar.attempt());
            json.name("outcome").value(bar.kind().text());
            json.name("waited us").micros(bar.queued()).close('}').close('}');
        }
    }

    /** With its arguments begun. */
    private void slice(int thread, long at, String name, long nanos, String category, int pool) {
        event("X", thread, at, name).name("dur").exactMicros(nanos);
        json.name("cat").value(category).name("args").open('{');
        json.name("pool").value(all.pools().get(pool).name);
    }

    private void blocks(int thread, Lane lane) {
        SortedMap<Long, List<Block>> spans = new TreeMap<>();
        lane.forEachBlock(
                all.grain(),
                (start, block) -> spans.computeIfAbsent(start, absent -> new ArrayList<>())
                        .add(block));
        if (spans.isEmpty()) {
            return;
        }
        thread(thread, lane.name + ", short runs");
        long width = Lane.BLOCK * all.grain();
        spans.forEach((start, blocks) -> {
            blocks.sort(Comparator.comparingInt(block -> block.pool));
            // Runs belong to the span in which they began, and may have ended after it.
            double busy = blocks.stream().mapToLong(block -> block.busy).sum();
            double scale = busy > width ? width / busy : 1;
            long at = start;
            for (Block block : blocks) {
                long nanos = (long) (block.busy * scale);
                slice(thread, at, block.count + " short runs", nanos, "together", block.pool);
                json.name("runs").value(block.count).name("failed").value(block.failed);
                json.name("busy us").micros(block.busy).close('}').close('}');
                at += nanos;
            }
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
            int thread = failure.lane() < 0 ? 0 : thread(failure.lane());
            event("i", thread, failure.bar().end(), failure.type()).name("s").value("t");
            json.name("args").open('{').name("message").value(failure.message());
            json.name("trace").value(failure.trace()).close('}').close('}');
        }
    }
}

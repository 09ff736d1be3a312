package org.paralleltask.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;

/** What the page is given, as JSON; {@code data.js} reads it. Times in microseconds since the recording began. */
final class PageData {
    private final Snapshot all;
    private final Json json = new Json();

    private PageData(Snapshot all) {
        this.all = all;
    }

    /** @param now how the pool is at this moment, for a page that is live; else null */
    static String of(Snapshot all, @Nullable PoolStats now) {
        PageData data = new PageData(all);
        data.write(now);
        return data.json.toString();
    }

    private void write(@Nullable PoolStats now) {
        json.open('{');
        json.name("title").value(all.title());
        json.name("began").value(all.began().toString());
        json.name("end").micros(all.end());
        json.name("pools").open('[');
        all.pools().forEach(this::pool);
        json.close(']');
        json.name("lanes").open('[');
        all.lanes().forEach(this::lane);
        json.close(']');
        json.name("blockWidth").micros(Lane.BLOCK * all.grain());
        json.name("grain").micros(all.grain());
        json.name("together").value(all.together());
        json.name("slowest").open('[');
        all.slowest().forEach(slow -> bar(slow.lane(), slow.bar()));
        json.close(']');
        failures();
        if (now != null) {
            json.name("now").open('{');
            stats(now);
            json.close('}');
        }
        json.close('}');
    }

    private void pool(PoolRecord pool) {
        json.open('{').name("name").value(pool.name);
        json.name("ended").open('[');
        for (RunKind kind : RunKind.values()) {
            json.value(pool.ended(kind));
        }
        json.close(']');
        json.name("median").micros(pool.quantile(0.5));
        json.name("p95").micros(pool.quantile(0.95));
        json.name("longest").micros(pool.longest());
        json.name("width").micros(pool.series.width());
        for (Series.Line line : Series.Line.values()) {
            json.name(line.name().toLowerCase(Locale.ROOT)).open('[');
            for (long value : pool.series.values(line, all.end())) {
                if (line == Series.Line.BUSY) {
                    json.micros(value);
                } else {
                    json.value(value);
                }
            }
            json.close(']');
        }
        json.close('}');
    }

    private void lane(Lane lane) {
        json.open('{').name("name").value(lane.name);
        json.name("lives").open('[');
        for (Life life : lane.lives) {
            json.open('[').value(life.pid()).micros(life.launched());
            json.micros(life.ready()).micros(life.ended());
            json.value(life.why()).value(life.exit()).value(life.cause()).value(life.processes());
            json.close(']');
        }
        json.close(']').name("bars").open('[');
        lane.barsUntil(all.end()).forEach(bar -> bar(-1, bar));
        json.close(']').name("blocks").open('[');
        lane.forEachBlock(all.grain(), (start, block) -> {
            json.open('[').micros(start).value(block.count).value(block.failed);
            json.micros(block.busy).value(block.pool).close(']');
        });
        json.close(']').close('}');
    }

    /** The lane comes last, where it does not follow from where the bar is. */
    private void bar(int lane, Bar bar) {
        json.open('[')
                .micros(bar.start())
                .micros(bar.elapsed())
                .value(bar.kind().code());
        json.value(bar.pool()).value(bar.id()).value(bar.attempt());
        json.micros(bar.queued()).value(bar.text()).value(lane).close(']');
    }

    /** Each trace once: most are the same. */
    private void failures() {
        Map<String, Integer> traces = new HashMap<>();
        List<String> inOrder = new ArrayList<>();
        json.name("failures").open('[');
        for (Failure failure : all.failures()) {
            int trace = traces.computeIfAbsent(failure.trace(), text -> {
                inOrder.add(text);
                return inOrder.size() - 1;
            });
            json.open('{').name("bar");
            bar(failure.lane(), failure.bar());
            json.name("type").value(failure.type()).name("message").value(failure.message());
            json.name("trace").value(trace).close('}');
        }
        json.close(']').name("moreFailures").value(all.moreFailures());
        json.name("traces").open('[');
        inOrder.forEach(json::value);
        json.close(']');
    }

    private void stats(PoolStats now) {
        json.name("text").value(now.toString());
        json.name("waiting").value(now.waiting()).name("running").value(now.running());
        json.name("done").value(now.done()).name("failed").value(now.failed());
        json.name("cancelled").value(now.cancelled());
        json.name("workers").open('[');
        for (WorkerStats worker : now.workers()) {
            json.open('{').name("name").value(worker.name());
            json.name("state").value(worker.state().name().toLowerCase(Locale.ROOT));
            json.name("pid").value(worker.pid().orElse(-1));
            json.name("memory").value(worker.memory().orElse(-1));
            json.name("done").value(worker.tasksDone());
            json.name("busy").value(Math.round(100 * worker.utilization()));
            json.name("task").value(worker.task().orElse(""));
            json.name("progress").value(worker.progress().map(PageData::text).orElse(""));
            json.close('}');
        }
        json.close(']');
        json.name("slow").open('[');
        now.slowest()
                .forEach(slow -> json.open('[')
                        .micros(slow.elapsed().toNanos())
                        .value(slow.run().worker())
                        .value(slow.task())
                        .close(']'));
        json.close(']');
    }

    private static String text(WorkerStats.Progress progress) {
        return progress.total() > 0 ? progress.done() + " / " + progress.total() : String.valueOf(progress.done());
    }
}

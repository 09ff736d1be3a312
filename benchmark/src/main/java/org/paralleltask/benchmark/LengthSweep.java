package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What pools of two do in a second, of tasks of several lengths. */
final class LengthSweep implements AutoCloseable {
    static final List<Integer> MICROS = List.of(1, 10, 100, 1_000, 10_000, 100_000);
    static final int WORKERS = 2;

    private static final int WORK_MICROS = 500_000; // of each worker in a round
    private static final int MAX_TASKS = 200_000; // in a round

    private final Race opened = new Race();
    private final Map<String, Pool> pools = new LinkedHashMap<>();

    /** Does so many tasks of so many microseconds. */
    private interface Pool {
        /** Tasks per second. */
        double rate(int micros, int tasks) throws Exception;
    }

    LengthSweep() throws Exception {
        SpinPool own = opened.open(SpinPool.open(options -> options.workers(WORKERS)));
        Threads threads = opened.open(new Threads(WORKERS));
        pools.put("ParallelTask", (micros, tasks) -> {
            List<Integer> inputs = Collections.nCopies(tasks, micros);
            return Clock.rate(tasks, () -> Answers.check(own.map(inputs), Answers.sum(inputs)));
        });
        pools.put("threads", (micros, tasks) -> {
            List<Integer> inputs = Collections.nCopies(tasks, micros);
            return Clock.rate(tasks, () -> Answers.check(threads.sum(inputs, Tasks::spin), Answers.sum(inputs)));
        });
        if (Python.isThere()) {
            Peer python = opened.open(Python.peer("map_spin"));
            pools.put("Python's Pool.map", (micros, tasks) -> python.run(micros + " " + tasks));
        }
    }

    /** For each pool its throughput at each length: the median of its rounds, which all have in turns. */
    Map<String, double[]> rates(Effort effort) throws Exception {
        Map<String, double[]> rates = new LinkedHashMap<>();
        for (int i = 0; i < MICROS.size(); i++) {
            int length = i;
            rounds(MICROS.get(length), effort)
                    .forEach((name, rounds) ->
                            rates.computeIfAbsent(name, none -> new double[MICROS.size()])[length] = rounds.median());
        }
        return rates;
    }

    private Map<String, Series> rounds(int micros, Effort effort) throws Exception {
        int tasks = Math.max(WORKERS, effort.of(Math.min(MAX_TASKS, WORKERS * WORK_MICROS / micros)));
        Map<String, double[]> rounds = new LinkedHashMap<>();
        for (int round = -1; round < effort.rounds(); round++) {
            for (Map.Entry<String, Pool> pool : pools.entrySet()) {
                double rate = pool.getValue().rate(micros, tasks);
                if (round >= 0) { // the first one warms up
                    rounds.computeIfAbsent(pool.getKey(), name -> new double[effort.rounds()])[round] = rate;
                }
            }
        }
        Map<String, Series> series = new LinkedHashMap<>();
        rounds.forEach((name, values) -> series.put(name, new Series(values)));
        return series;
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}

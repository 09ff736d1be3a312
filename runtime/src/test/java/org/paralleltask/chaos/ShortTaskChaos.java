package org.paralleltask.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.Outcome;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.ProcessPool;

/**
 * For some time, maps of tasks that do nothing run at full speed, while their workers are killed and crashed. A death
 * may cost the one task that ran, and no other.
 */
final class ShortTaskChaos {
    private static final int MOST = 5000;

    /** None that stops: a worker that is stopped as it starts holds up its row for long. */
    private static final List<String> SIGNALS = List.of("-KILL", "-KILL", "-SEGV");

    private static final int PAUSE_MILLIS = 500;
    private static final long HUNG_SECONDS = 60;

    private final Random random;
    private final ProcessPool<Integer, Integer> pool;
    private int rows;
    private long tasks;
    private long done;
    private int crashed;
    private int cancelled;
    private int mapsCrashed;
    private int wrong;
    private int hung;

    private ShortTaskChaos(long seed, ProcessPool<Integer, Integer> pool) {
        this.random = new Random(seed);
        this.pool = pool;
    }

    /**
     * What has happened.
     *
     * @param tasks that were submitted, or are of rows that did not end with a failure
     * @param signals that were sent to workers
     * @param wrong values of another task, tasks with two ends or none, and failures of another kind
     * @param hung tasks that did not end
     */
    record Report(
            int rows,
            long tasks,
            int signals,
            long done,
            int crashed,
            int cancelled,
            int mapsCrashed,
            int wrong,
            int hung) {}

    static Report run(long seed, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ProcessPool<Integer, Integer> pool =
                ShortTaskWorker.open(options -> options.workers(2).output(line -> {}))) {
            ShortTaskChaos chaos = new ShortTaskChaos(seed, pool);
            WorkerKiller killer = WorkerKiller.start(seed + 1, SIGNALS, PAUSE_MILLIS, pool, end);
            while (System.nanoTime() < end && chaos.hung == 0) {
                chaos.row();
            }
            int signals = killer.join();
            if (chaos.hung > 0) {
                pool.shutdownNow();
            }
            return chaos.report(signals);
        }
    }

    private Report report(int signals) {
        return new Report(rows, tasks, signals, done, crashed, cancelled, mapsCrashed, wrong, hung);
    }

    private void row() throws InterruptedException {
        List<Integer> ids = IntStream.range(0, 1 + random.nextInt(MOST)).boxed().toList();
        rows++;
        switch (random.nextInt(4)) {
            case 0, 1 -> submit(ids);
            case 2 -> outcomes(ids);
            default -> map(ids);
        }
    }

    private void submit(List<Integer> ids) throws InterruptedException {
        tasks += ids.size();
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int id : ids) {
            futures.add(pool.submit(id));
            if (random.nextInt(500) == 0) {
                futures.get(random.nextInt(futures.size())).cancel(random.nextBoolean());
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HUNG_SECONDS);
        for (int id : ids) {
            try {
                ended(id, futures.get(id).get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (CancellationException e) {
                cancelled++;
            } catch (TimeoutException e) {
                hung++;
            } catch (ExecutionException e) {
                failed(e.getCause());
            }
        }
    }

    private void outcomes(List<Integer> ids) {
        tasks += ids.size();
        BitSet ended = new BitSet();
        try (Stream<Outcome<Integer, Integer>> outcomes = pool.outcomes(ids, id -> id)) {
            outcomes.forEach(outcome -> {
                int id = outcome.task();
                wrong += ended.get(id) ? 1 : 0;
                ended.set(id);
                if (outcome instanceof Outcome.Success<Integer, Integer> success) {
                    ended(id, success.value());
                } else {
                    failed(((Outcome.Failure<Integer, Integer>) outcome).exception());
                }
            });
        }
        wrong += ids.size() - ended.cardinality();
    }

    /** The first failure ends it, and what ran meanwhile may fail unheard. */
    private void map(List<Integer> ids) {
        try {
            List<Integer> values = pool.map(ids, id -> id);
            tasks += ids.size();
            wrong += values.size() == ids.size() ? 0 : 1;
            for (int id : ids) {
                ended(id, values.get(id));
            }
        } catch (WorkerCrashedException e) {
            mapsCrashed++;
        }
    }

    private void ended(int id, int value) {
        done++;
        wrong += value == id ? 0 : 1;
    }

    private void failed(Throwable failure) {
        if (failure instanceof WorkerCrashedException) {
            crashed++;
        } else {
            wrong++;
        }
    }
}

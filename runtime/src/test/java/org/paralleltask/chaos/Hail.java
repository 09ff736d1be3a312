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
import org.paralleltask.chaos.HailWorker.Result;
import org.paralleltask.chaos.HailWorker.Task;
import org.paralleltask.pool.ProcessPool;

/**
 * For some time, rows of tasks that do nothing, at full speed, and somebody who kills and crashes their workers. A
 * death may take the one task that ran, and no other.
 */
final class Hail {
    private static final int MOST = 5000;

    /** None that stops: whoever is stopped as he starts holds up his row for long. */
    private static final List<String> SIGNALS = List.of("-KILL", "-KILL", "-SEGV");

    private static final int PAUSE_MILLIS = 500;
    private static final long HUNG_SECONDS = 60;

    private final Random random;
    private final ProcessPool<Task, Result> pool;
    private int rows;
    private long tasks;
    private long done;
    private int crashed;
    private int cancelled;
    private int mapsCrashed;
    private int wrong;
    private int hung;

    private Hail(long seed, ProcessPool<Task, Result> pool) {
        this.random = new Random(seed);
        this.pool = pool;
    }

    /**
     * What has happened.
     *
     * @param tasks that were submitted, or are of rows that did not end with a failure
     * @param shots signals that were sent to workers
     * @param wrong values of another task, tasks with two ends or none, and failures of another kind
     * @param hung tasks that did not end
     */
    record Report(
            int rows,
            long tasks,
            int shots,
            long done,
            int crashed,
            int cancelled,
            int mapsCrashed,
            int wrong,
            int hung) {}

    static Report run(long seed, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ProcessPool<Task, Result> pool =
                HailWorker.open(options -> options.workers(2).output(line -> {}))) {
            Hail hail = new Hail(seed, pool);
            Shooter shooter = Shooter.start(seed + 1, SIGNALS, PAUSE_MILLIS, pool, end);
            while (System.nanoTime() < end && hail.hung == 0) {
                hail.row();
            }
            int shots = shooter.join();
            if (hail.hung > 0) {
                pool.shutdownNow();
            }
            return hail.report(shots);
        }
    }

    private Report report(int shots) {
        return new Report(rows, tasks, shots, done, crashed, cancelled, mapsCrashed, wrong, hung);
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
        List<CompletableFuture<Result>> futures = new ArrayList<>();
        for (int id : ids) {
            futures.add(pool.submit(new Task(id)));
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
        try (Stream<Outcome<Task, Result>> outcomes = pool.outcomes(ids, Task::new)) {
            outcomes.forEach(outcome -> {
                int id = outcome.task().id();
                wrong += ended.get(id) ? 1 : 0;
                ended.set(id);
                if (outcome instanceof Outcome.Success<Task, Result> success) {
                    ended(id, success.value());
                } else {
                    failed(((Outcome.Failure<Task, Result>) outcome).exception());
                }
            });
        }
        wrong += ids.size() - ended.cardinality();
    }

    /** The first failure ends it, and what ran meanwhile may fail unheard. */
    private void map(List<Integer> ids) {
        try {
            List<Result> values = pool.map(ids, Task::new);
            tasks += ids.size();
            wrong += values.size() == ids.size() ? 0 : 1;
            for (int id : ids) {
                ended(id, values.get(id));
            }
        } catch (WorkerCrashedException e) {
            mapsCrashed++;
        }
    }

    private void ended(int id, Result value) {
        done++;
        wrong += value.id() == id ? 0 : 1;
    }

    private void failed(Throwable failure) {
        if (failure instanceof WorkerCrashedException) {
            crashed++;
        } else {
            wrong++;
        }
    }
}

package org.paralleltask.cluster.figures;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.cluster.Cluster;
import org.paralleltask.cluster.testing.TestNodes;
import org.paralleltask.pool.Workers;

/**
 * How fast nodes on loopback are, next to workers of this machine in the same run. Run by hand, on a quiet machine; no test.
 */
public final class FarFigures {
    private static final int CALLS = 3_000;
    private static final int TASKS = 20_000;
    private static final int ROUNDS = 3;

    private FarFigures() {}

    @ParallelTask
    static int nothing(int number) {
        return number;
    }

    /** Works for so many microseconds. */
    @ParallelTask
    static int work(int micros) {
        long end = System.nanoTime() + micros * 1_000L;
        int turns = 0;
        while (System.nanoTime() < end) {
            turns++;
        }
        return turns == 0 ? 0 : 1;
    }

    /** Sleeps for so many microseconds: so that cores are not what is measured. */
    @ParallelTask
    static int rest(int micros) throws InterruptedException {
        Thread.sleep(micros / 1000, micros % 1000 * 1000);
        return micros;
    }

    public static void main(String[] args) throws Exception {
        try (TestNodes nodes = TestNodes.start(3);
                Cluster cluster = nodes.join();
                Workers far = cluster.workers();
                Workers near = Workers.open(options -> options.workers(3))) {
            System.out.println(
                    "call of nothing, p50: near " + callMicros(near) + " µs, far " + callMicros(far) + " µs");
            List<Integer> shortOnes = Collections.nCopies(TASKS, 50);
            System.out.println(TASKS + " tasks of 50 µs: near " + workMillis(near, shortOnes) + " ms, far "
                    + workMillis(far, shortOnes) + " ms");
            List<Integer> none = IntStream.range(0, 100_000).boxed().toList();
            System.out.println("100000 tasks of nothing: near " + nothingMillis(near, none) + " ms, far "
                    + nothingMillis(far, none) + " ms");
            List<Integer> rests = Collections.nCopies(600, 10_000);
            System.out.println("600 tasks of 10 ms asleep: near " + restMillis(near, rests) + " ms, far "
                    + restMillis(far, rests) + " ms");
            killed(nodes, far);
        }
    }

    private static long callMicros(Workers workers) {
        try (NothingPool pool = NothingPool.open(workers)) {
            long[] nanos = new long[CALLS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < CALLS; i++) {
                    long begin = System.nanoTime();
                    pool.call(i);
                    nanos[i] = System.nanoTime() - begin;
                }
            }
            Arrays.sort(nanos);
            return nanos[CALLS / 2] / 1000;
        }
    }

    private static long workMillis(Workers workers, List<Integer> tasks) {
        try (WorkPool pool = WorkPool.open(workers)) {
            return best(() -> pool.map(tasks));
        }
    }

    private static long nothingMillis(Workers workers, List<Integer> tasks) {
        try (NothingPool pool = NothingPool.open(workers)) {
            return best(() -> pool.map(tasks));
        }
    }

    private static long restMillis(Workers workers, List<Integer> tasks) throws Exception {
        try (RestPool pool = RestPool.open(workers)) {
            long begin = System.nanoTime();
            pool.map(tasks);
            return (System.nanoTime() - begin) / 1_000_000;
        }
    }

    private static long best(Runnable body) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            body.run();
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best / 1_000_000;
    }

    private static void killed(TestNodes nodes, Workers far) {
        try (RestPool pool = RestPool.open(far, options -> options.retries(1))) {
            List<CompletableFuture<Integer>> all =
                    IntStream.range(0, 900).mapToObj(i -> pool.submit(10_000)).toList();
            all.get(100).join();
            long[] last = {System.nanoTime()};
            long[] silence = {0};
            all.subList(101, 900)
                    .forEach(one -> one.thenRun(() -> {
                        synchronized (silence) {
                            long now = System.nanoTime();
                            silence[0] = Math.max(silence[0], now - last[0]);
                            last[0] = now;
                        }
                    }));
            long begin = System.nanoTime();
            nodes.kill(1);
            all.forEach(CompletableFuture::join);
            synchronized (silence) {
                System.out.println("a node killed under 900 tasks of 10 ms: all delivered, "
                        + pool.stats().retried()
                        + " retried, longest silence " + silence[0] / 1_000_000 + " ms, "
                        + (System.nanoTime() - begin) / 1_000_000 + " ms in all");
            }
        }
    }
}

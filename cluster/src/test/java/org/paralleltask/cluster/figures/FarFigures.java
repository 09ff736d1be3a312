package org.paralleltask.cluster.figures;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.cluster.Cluster;
import org.paralleltask.cluster.testing.TestNodes;
import org.paralleltask.pool.Workers;

/**
 * How fast nodes on loopback are, next to workers of this machine and to the engine alone, in the same run. Run by hand, on a
 * quiet machine; no test. The argument says which figures: {@code speed}, {@code heap}, or those of {@link FaultFigures}.
 */
public final class FarFigures {
    static final int ROUNDS = 3;
    private static final int CALLS = 3_000;
    private static final int TASKS = 20_000;
    private static final int MICROS = 50;

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

    /** Sleeps for so many microseconds, so that cores are not what is measured; on one node longer. */
    @ParallelTask
    static int rest(int micros, long slowNode, int slowMicros) throws InterruptedException {
        boolean isSlow =
                ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L) == slowNode;
        int all = micros + (isSlow ? slowMicros : 0);
        Thread.sleep(all / 1000, all % 1000 * 1000);
        return micros;
    }

    /** The median of so many calls of an object of the program, in nanoseconds. */
    @ParallelTask
    static long ask(int calls, @Managed IntUnaryOperator object) {
        long[] nanos = new long[calls];
        int number = 0;
        for (int i = 0; i < calls; i++) {
            long begin = System.nanoTime();
            number = object.applyAsInt(number);
            nanos[i] = System.nanoTime() - begin;
        }
        if (number != calls) {
            throw new IllegalStateException("called " + number + " times");
        }
        Arrays.sort(nanos);
        return nanos[calls / 2];
    }

    @ParallelTask
    static int lengthOf(byte[] bytes) {
        return bytes.length;
    }

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "speed" -> speed();
            case "engine" -> IgniteReference.print(TASKS, MICROS);
            case "heap" -> heap();
            default -> FaultFigures.print(args[0]);
        }
    }

    private static void speed() throws Exception {
        try (TestNodes nodes = TestNodes.start(3);
                Cluster cluster = nodes.join();
                Workers far = cluster.workers();
                Workers near = Workers.open(options -> options.workers(3))) {
            for (int round = 0; round < 2; round++) {
                System.out.println(
                        "call of nothing, p50: near " + callMicros(near) + " µs, far " + callMicros(far) + " µs");
                List<Integer> shortOnes = Collections.nCopies(TASKS, MICROS);
                System.out.println(TASKS + " tasks of 50 µs: near " + workMillis(near, shortOnes) + " ms, far "
                        + workMillis(far, shortOnes) + " ms");
                System.out.println("call of a managed object, p50: near " + askMicros(near) + " µs, far "
                        + askMicros(far) + " µs");
            }
            List<Integer> none = IntStream.range(0, 100_000).boxed().toList();
            System.out.println("100000 tasks of nothing: near " + nothingMillis(near, none) + " ms, far "
                    + nothingMillis(far, none) + " ms");
        }
        IgniteReference.print(TASKS, MICROS);
    }

    private static double callMicros(Workers workers) {
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
            return Math.round(nanos[CALLS / 2] / 100.0) / 10.0;
        }
    }

    private static double askMicros(Workers workers) {
        try (AskPool pool = AskPool.open(number -> number + 1, workers)) {
            pool.call(CALLS);
            return Math.round(pool.call(CALLS) / 100.0) / 10.0;
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

    private static long best(Runnable body) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            body.run();
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best / 1_000_000;
    }

    /** A lazy stream of 1 GB of arguments: what the program holds of them is bounded, or its heap is full. */
    private static void heap() throws Exception {
        int tasks = 100_000;
        byte[] bytes = new byte[10_000];
        try (TestNodes nodes = TestNodes.start(3);
                Cluster cluster = nodes.join();
                Workers far = cluster.workers();
                LengthOfPool pool = LengthOfPool.open(far)) {
            pool.call(bytes);
            System.out.println(
                    "heap, most " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB: before " + usedMiB() + " MiB");
            long[] most = {0};
            int[] count = {0};
            long begin = System.nanoTime();
            try (Stream<Integer> lengths = pool.stream(IntStream.range(0, tasks).mapToObj(i -> bytes.clone()))) {
                lengths.forEach(length -> {
                    count[0]++;
                    if (count[0] % 10_000 == 0) {
                        most[0] = Math.max(most[0], usedMiB());
                    }
                });
            }
            System.out.println(count[0] + " tasks of 10 kB by a stream in " + (System.nanoTime() - begin) / 1_000_000
                    + " ms: most after a collection " + most[0] + " MiB, at the end " + usedMiB() + " MiB");
        }
    }

    private static long usedMiB() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}

package org.paralleltask.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.paralleltask.PoolListener;

/** A program that has opened a pool before, and measures how long another one takes. */
final class StartProgram {
    private static final int ALL = 4;

    private StartProgram() {}

    public static void main(String[] args) throws Exception {
        firstResult();
        List<String> hello = Installation.java(List.of(), Hello.class);
        Peer.serve(line -> switch (line) {
            case "one" -> firstResult();
            case "all" -> allReady();
            case "jvm" -> Processes.milliseconds(1, hello);
            case "jvms" -> Processes.milliseconds(ALL, hello);
            default -> throw new IllegalArgumentException(line);
        });
    }

    private static double firstResult() {
        long start = System.nanoTime();
        try (NoopPool pool = NoopPool.open(options -> options.workers(1))) {
            Answers.check(pool.call(4_711), 4_711);
            return Clock.secondsSince(start) * 1000;
        }
    }

    private static double allReady() throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(ALL);
        PoolListener listener = new PoolListener() {
            @Override
            public void workerStarted(Worker worker, Duration took) {
                ready.countDown();
            }
        };
        long start = System.nanoTime();
        try (NoopPool pool = NoopPool.open(options -> options.workers(ALL).listener(listener))) {
            ready.await();
            double milliseconds = Clock.secondsSince(start) * 1000;
            Answers.check(pool.call(4_711), 4_711);
            return milliseconds;
        }
    }
}

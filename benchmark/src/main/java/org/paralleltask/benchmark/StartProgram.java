package org.paralleltask.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.paralleltask.PoolListener;

/** A program that has opened a pool before, and measures how long another one takes. */
final class StartProgram {
    private static final int ALL = 4;
    private static final int MOST_SECONDS = 40;

    private StartProgram() {}

    public static void main(String[] args) throws Exception {
        firstResult();
        List<String> hello = Installation.java(List.of(), Hello.class);
        Peer.serve(line -> switch (line) {
            case "archive" -> awaitArchive();
            case "one" -> firstResult();
            case "all" -> allReady();
            case "jvm" -> Processes.milliseconds(1, hello);
            case "jvms" -> Processes.milliseconds(ALL, hello);
            default -> throw new IllegalArgumentException(line);
        });
    }

    /** Waits until the archive of classes is there, which the first pool has made in the background. */
    private static double awaitArchive() throws Exception {
        Path archives = Path.of(System.getProperty(Installation.ARCHIVES));
        long start = System.nanoTime();
        while (!isThere(archives)) {
            if (Clock.secondsSince(start) > MOST_SECONDS) {
                throw new IOException("No archive of classes has been made in " + archives);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Clock.secondsSince(start);
    }

    /** A whole one has its size near the end of its name, before a checksum. */
    private static boolean isThere(Path archives) {
        File[] files = archives.toFile().listFiles();
        return files != null
                && Stream.of(files).anyMatch(file -> file.getName().matches(".*-" + file.length() + "-[0-9a-f]+"));
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

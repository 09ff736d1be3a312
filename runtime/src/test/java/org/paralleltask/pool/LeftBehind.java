package org.paralleltask.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What tasks in these tests do with threads. */
final class LeftBehind {
    private LeftBehind() {}

    /** Leaves a thread that ends the process once there is such a file. */
    static String leaveAThread(Path file) {
        Thread thread = new Thread(() -> exitWhenThereIs(file), "the leftover");
        thread.setDaemon(true);
        thread.start();
        return TestTasks.pid();
    }

    private static void exitWhenThereIs(Path file) {
        while (!Files.exists(file)) {
            pause();
        }
        System.exit(3);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of the JDK, and some that are about to end. */
    static String useThreads() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        CountDownLatch used = new CountDownLatch(2);
        executor.execute(used::countDown);
        executor.execute(used::countDown);
        used.await();
        executor.shutdown();
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                .get();
        long sum = IntStream.range(0, 1000).parallel().asLongStream().sum();
        new ProcessBuilder("true").start().waitFor();
        return Long.toString(sum);
    }
}

package org.paralleltask.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;

/** What tests of a worker's life run on a node. */
final class WorkerLifeTasks {
    private WorkerLifeTasks() {}

    /** Takes so much memory, and keeps it. */
    @ParallelTask
    static int hog(int megabytes) throws InterruptedException {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < megabytes; i++) {
            byte[] one = new byte[1 << 20];
            Arrays.fill(one, (byte) 1);
            kept.add(one);
        }
        new CountDownLatch(1).await();
        return kept.size();
    }

    /** Obeys an interrupt, and says so in a file. */
    @ParallelTask
    static long obey(String begun, String interrupted) throws Exception {
        Files.writeString(Path.of(begun), Long.toString(ProcessHandle.current().pid()));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Files.writeString(Path.of(interrupted), "yes");
            throw e;
        }
        return 0;
    }

    @ParallelTask
    static long pid() {
        return ProcessHandle.current().pid();
    }

    /** Has a pool of its own in the worker. */
    @ParallelTask
    static long nest(int count) {
        try (SquarePool pool = SquarePool.open(options -> options.workers(1))) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += pool.call(i);
            }
            return sum;
        }
    }

    @ParallelTask
    static int steps(int count, TaskContext context) {
        for (int i = 1; i <= count; i++) {
            context.progress(i, count);
        }
        return count;
    }

    /** A method with hooks. */
    static final class Counting {
        private static final AtomicInteger calls = new AtomicInteger();

        private Counting() {}

        @OnWorkerStart
        static void start() {
            calls.set(1000);
        }

        @ParallelTask
        static int addUp(int more) {
            System.out.println("add " + more);
            return calls.addAndGet(more);
        }

        @OnWorkerExit
        static int total() {
            return calls.get();
        }
    }
}

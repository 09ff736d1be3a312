package org.paralleltask.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerCrashedException;

/** How soon a caller hears that its worker was killed. */
final class Crash implements Contest {
    private static final int TASK_MICROS = 60_000_000; // longer than it will live

    static final Figure FIGURE = new ProcessFigure(
            "crash",
            "kill -9 of a busy worker until its task's future has failed",
            Unit.MILLISECONDS,
            List.of(),
            Crash::new);

    private final BlockingQueue<Long> busy = new LinkedBlockingQueue<>();
    private final BeBusyPool pool;

    private Crash(Effort effort) throws Exception {
        pool = BeBusyPool.open(options -> options.workers(1).listener(new Listener()));
        for (int i = 0; i < effort.warmUpRounds(); i++) {
            kill();
        }
    }

    @Override
    public double run(Optional<String> reference) throws Exception {
        return kill();
    }

    private double kill() throws InterruptedException {
        CompletableFuture<Long> task = pool.submit(TASK_MICROS);
        ProcessHandle worker = ProcessHandle.of(busy.take()).orElseThrow();
        long start = System.nanoTime();
        worker.destroyForcibly();
        try {
            task.join();
            throw new AssertionError("The task of a killed worker has returned");
        } catch (CompletionException failed) {
            double seconds = Clock.secondsSince(start);
            if (failed.getCause() instanceof WorkerCrashedException) {
                return seconds * 1000;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Hears from the task itself that it runs. */
    private final class Listener implements PoolListener {
        @Override
        public void taskProgress(Task task, long done, long total) {
            busy.add(task.run().pid().orElseThrow());
        }
    }
}

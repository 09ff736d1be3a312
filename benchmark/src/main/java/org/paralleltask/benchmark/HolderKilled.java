package org.paralleltask.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltask.WorkerCrashedException;

/** How soon the next task has a lock whose holder was killed. */
final class HolderKilled implements Contest {
    static final Figure FIGURE = new ProcessFigure(
            "holder-killed",
            "kill -9 of a worker whose task holds a @Managed Lock until a task that waits for it has had it",
            Unit.MILLISECONDS,
            List.of(),
            HolderKilled::new);

    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore held = new Semaphore(0);
    private final HoldForEverPool holders = HoldForEverPool.open(lock, held::release);
    private final LockOncePool waiters = LockOncePool.open(lock);

    private HolderKilled(Effort effort) throws Exception {
        for (int i = 0; i < effort.warmUpRounds(); i++) {
            kill();
        }
    }

    @Override
    public double run(Optional<String> reference) throws Exception {
        return kill();
    }

    private double kill() throws InterruptedException {
        CompletableFuture<Void> holder = holders.submit();
        held.acquire();
        CompletableFuture<Void> waiter = waiters.submit();
        while (!lock.hasQueuedThreads()) {
            Thread.sleep(1);
        }
        ProcessHandle worker = holders.processes().get(0);
        long start = System.nanoTime();
        worker.destroyForcibly();
        waiter.join();
        double seconds = Clock.secondsSince(start);
        try {
            holder.join();
            throw new AssertionError("The task of a killed worker has returned");
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WorkerCrashedException) {
                return seconds * 1000;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        holders.close();
        waiters.close();
    }
}

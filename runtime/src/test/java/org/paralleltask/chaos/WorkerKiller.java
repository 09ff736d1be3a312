package org.paralleltask.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.ProcessPool;

/** Kills, crashes and stops a pool's workers, at times and in ways that a seed decides. */
final class WorkerKiller {
    private static final int LEAST_MILLIS = 20;

    private final Random dice;
    private final List<String> signals;
    private final int mostMillis;
    private final ProcessPool<?, ?> pool;
    private final long endNanos;
    private final AtomicInteger sent = new AtomicInteger();
    private final Thread thread = new Thread(this::kill, "killer");

    private WorkerKiller(long seed, List<String> signals, int mostMillis, ProcessPool<?, ?> pool, long endNanos) {
        this.dice = new Random(seed);
        this.signals = signals;
        this.mostMillis = mostMillis;
        this.pool = pool;
        this.endNanos = endNanos;
    }

    /**
     * @param signals one of which is sent each time
     * @param mostMillis the longest pause between two
     * @param endNanos until when, by the clock of {@link System#nanoTime}
     */
    static WorkerKiller start(long seed, List<String> signals, int mostMillis, ProcessPool<?, ?> pool, long endNanos) {
        WorkerKiller killer = new WorkerKiller(seed, signals, mostMillis, pool, endNanos);
        killer.thread.start();
        return killer;
    }

    private void kill() {
        try {
            while (System.nanoTime() < endNanos) {
                TimeUnit.MILLISECONDS.sleep(LEAST_MILLIS + dice.nextInt(mostMillis - LEAST_MILLIS));
                List<WorkerStats> alive = pool.stats().workers().stream()
                        .filter(worker -> worker.pid().isPresent())
                        .toList();
                if (!alive.isEmpty()) {
                    long pid = alive.get(dice.nextInt(alive.size())).pid().orElseThrow();
                    String signal = signals.get(dice.nextInt(signals.size()));
                    new ProcessBuilder("kill", signal, Long.toString(pid))
                            .start()
                            .waitFor();
                    sent.incrementAndGet();
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until its time is over; returns how many signals it has sent. */
    int join() throws InterruptedException {
        thread.join();
        return sent.get();
    }
}

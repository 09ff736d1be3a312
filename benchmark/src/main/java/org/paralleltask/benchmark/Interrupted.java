package org.paralleltask.benchmark;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.paralleltask.WorkerStats;

/** What the death of workers costs the others. */
final class Interrupted {
    private static final int WORKERS = 2;
    private static final int MICROS = 1000;
    private static final int TASKS = 8000; // four seconds
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(1);

    static final Figure FIGURE = new ProcessFigure(
            "interrupted",
            "8000 tasks of 1 ms, 2 workers and a spare; one that works is killed each second; quiet is without",
            Unit.TASKS_PER_SECOND,
            List.of("quiet"),
            Interrupted::open);

    private Interrupted() {}

    private static Contest open(Effort effort) throws Exception {
        List<Integer> inputs = Collections.nCopies(effort.of(TASKS), MICROS);
        Race race = new Race();
        SpinPool pool = race.open(
                SpinPool.open(options -> options.workers(WORKERS).spares(1).retries(3)));
        return race.own(() -> Clock.rate(inputs.size(), () -> {
                    Killer killer = new Killer(pool);
                    killer.start();
                    Answers.check(pool.map(inputs), Answers.sum(inputs));
                    killer.end();
                }))
                .reference(
                        "quiet",
                        () -> Clock.rate(inputs.size(), () -> Answers.check(pool.map(inputs), Answers.sum(inputs))))
                .warmUp(effort);
    }

    /** Kills one worker after the other, in turns. */
    private static final class Killer extends Thread {
        private final SpinPool pool;

        Killer(SpinPool pool) {
            super("killer");
            setDaemon(true);
            this.pool = pool;
        }

        @Override
        public void run() {
            for (int turn = 0; waitsForTurn(); turn++) {
                List<WorkerStats> working = pool.stats().workers().stream()
                        .filter(worker -> worker.state() == WorkerStats.State.BUSY)
                        .toList();
                if (working.isEmpty()) {
                    continue;
                }
                WorkerStats worker = working.get(turn % working.size());
                worker.pid().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            }
        }

        private boolean waitsForTurn() {
            try {
                Thread.sleep(BETWEEN_KILLS.toMillis());
                return true;
            } catch (InterruptedException done) {
                return false;
            }
        }

        void end() throws InterruptedException {
            interrupt();
            join();
        }
    }
}

package org.paralleltask.benchmark;

import java.util.Collections;
import java.util.List;

/** How much of a worker's time is spent in short tasks, not between them. */
final class Efficiency {
    private static final int WORKERS = 2;
    private static final int MICROS = 1_000_000; // of each worker's work in a round

    private Efficiency() {}

    /**
     * The figure for tasks of one length.
     *
     * @param length as it is named
     * @param micros it in microseconds
     */
    static Figure of(String length, int micros) {
        return new ProcessFigure(
                "efficiency-" + length,
                "map of tasks of " + length + ", 2 workers; ideal is what they do if nothing is between two tasks",
                Unit.TASKS_PER_SECOND,
                List.of("threads", "ideal"),
                effort -> open(effort, micros));
    }

    private static Contest open(Effort effort, int micros) throws Exception {
        List<Integer> inputs = Collections.nCopies(effort.of(WORKERS * MICROS / micros), micros);
        Race race = new Race();
        SpinPool pool = race.open(SpinPool.open(options -> options.workers(WORKERS)));
        Threads threads = race.open(new Threads(WORKERS));
        return race.own(() -> Clock.rate(inputs.size(), () -> Answers.check(pool.map(inputs), Answers.sum(inputs))))
                .reference(
                        "threads",
                        () -> Clock.rate(
                                inputs.size(),
                                () -> Answers.check(threads.sum(inputs, Tasks::spin), Answers.sum(inputs))))
                .reference("ideal", () -> WORKERS * 1e6 / micros)
                .warmUp(effort);
    }
}

package org.paralleltask.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.paralleltask.Outcome;

/** Whether a few slow tasks hold up the quick ones behind them. */
final class Straggler {
    private static final int WORKERS = 2;
    private static final int TASKS = 100_000;
    private static final int MICROS = 10;
    private static final int SLOW_TASKS = 10;
    private static final int SLOW_MICROS = 300_000;
    private static final long SEED = 4_711; // the same places each time

    static final Figure FIGURE = new ProcessFigure(
            "straggler",
            "outcomes of 100,000 tasks of 10 us, 10 of which take 300 ms, 2 workers; ideal is half of all work",
            Unit.SECONDS,
            List.of("ideal"),
            Straggler::open);

    private Straggler() {}

    private static Contest open(Effort effort) throws Exception {
        List<Integer> inputs = inputs(effort);
        double ideal = Answers.sum(inputs) / 1e6 / WORKERS;
        Race race = new Race();
        SpinPool pool = race.open(SpinPool.open(options -> options.workers(WORKERS)));
        return race.own(() -> Clock.seconds(() -> run(pool, inputs)))
                .reference("ideal", () -> ideal)
                .warmUp(effort);
    }

    private static List<Integer> inputs(Effort effort) {
        List<Integer> inputs = new ArrayList<>(Collections.nCopies(effort.of(TASKS), MICROS));
        inputs.subList(0, effort.of(SLOW_TASKS)).replaceAll(quick -> SLOW_MICROS);
        Collections.shuffle(inputs, new Random(SEED));
        return inputs;
    }

    private static void run(SpinPool pool, List<Integer> inputs) {
        try (Stream<Outcome<SpinTask, Long>> outcomes = pool.outcomes(inputs)) {
            Answers.check(outcomes.mapToLong(Answers::valueOf).sum(), Answers.sum(inputs));
        }
    }
}

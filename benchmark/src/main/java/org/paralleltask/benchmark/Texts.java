package org.paralleltask.benchmark;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The classic example of a queue: dictionaries of texts, which take more to send than to work on. */
final class Texts {
    private static final int MAPS = 20_000;
    private static final int TEXTS = 10; // in each map
    private static final int LENGTH = 100; // of each text

    private Texts() {}

    /** The figure for so many workers. */
    static Figure withWorkers(int workers) {
        return new ProcessFigure(
                "queue-" + workers,
                "20,000 maps of ten texts of 100 characters to " + (workers == 1 ? "a worker" : workers + " workers")
                        + "; python through a Queue, python-pool through Pool.map",
                Unit.TASKS_PER_SECOND,
                List.of("python", "python-pool"),
                effort -> open(effort, workers));
    }

    private static Contest open(Effort effort, int workers) throws Exception {
        List<Map<String, String>> inputs =
                IntStream.range(0, effort.of(MAPS)).mapToObj(Texts::map).toList();
        long sum = (long) inputs.size() * TEXTS * LENGTH;
        Race race = new Race();
        MeasurePool pool = race.open(MeasurePool.open(options -> options.workers(workers)));
        return race.own(() -> Clock.rate(inputs.size(), () -> Answers.check(pool.map(inputs), sum)))
                .python("python", "texts_queue", inputs.size(), workers)
                .python("python-pool", "texts_pool", inputs.size(), workers)
                .warmUp(effort);
    }

    /** All texts of all maps are different. */
    private static Map<String, String> map(int number) {
        return IntStream.range(0, TEXTS)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "text" + i, i -> String.format("%0" + LENGTH + "d", (long) number * TEXTS + i)));
    }
}

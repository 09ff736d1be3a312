package org.paralleltask.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** How many tasks that do nothing two workers do in a second. */
final class Noops {
    private static final int MAPPED = 1_000_000;
    private static final int SUBMITTED = 200_000;
    private static final int PYTHONS_SHARE = 20; // its executor is that much slower

    static final Figure MAP = new ProcessFigure(
            "map-noop",
            "map of 1,000,000 tasks that do nothing, 2 workers",
            Unit.TASKS_PER_SECOND,
            List.of("threads", "python"),
            Noops::openMap);

    static final Figure SUBMIT = new ProcessFigure(
            "submit-noop",
            "submit of 200,000 tasks that do nothing, then join of each, 2 workers",
            Unit.TASKS_PER_SECOND,
            List.of("threads", "python"),
            Noops::openSubmit);

    private Noops() {}

    private static Contest openMap(Effort effort) throws Exception {
        List<Integer> inputs = inputs(effort.of(MAPPED));
        Race race = new Race();
        NoopPool pool = race.open(NoopPool.open(options -> options.workers(2)));
        return withThreads(race, inputs)
                .own(() -> Clock.rate(inputs.size(), () -> Answers.check(pool.map(inputs), Answers.sum(inputs))))
                .python("python", "map_noop", inputs.size())
                .warmUp(effort);
    }

    private static Contest openSubmit(Effort effort) throws Exception {
        List<Integer> inputs = inputs(effort.of(SUBMITTED));
        Race race = new Race();
        NoopPool pool = race.open(NoopPool.open(options -> options.workers(2)));
        return withThreads(race, inputs)
                .own(() -> Clock.rate(inputs.size(), () -> Answers.check(submit(pool, inputs), Answers.sum(inputs))))
                .python("python", "submit_noop", Math.max(1, inputs.size() / PYTHONS_SHARE))
                .warmUp(effort);
    }

    private static Race withThreads(Race race, List<Integer> inputs) {
        Threads threads = race.open(new Threads(2));
        return race.reference(
                "threads",
                () -> Clock.rate(
                        inputs.size(), () -> Answers.check(threads.sum(inputs, Tasks::noop), Answers.sum(inputs))));
    }

    private static List<Integer> inputs(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Long> submit(NoopPool pool, List<Integer> inputs) {
        List<CompletableFuture<Long>> futures = new ArrayList<>(inputs.size());
        for (int input : inputs) {
            futures.add(pool.submit(input));
        }
        List<Long> values = new ArrayList<>(inputs.size());
        for (CompletableFuture<Long> future : futures) {
            values.add(future.join());
        }
        return values;
    }
}

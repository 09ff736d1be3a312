package org.paralleltask.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The classic example of a queue: dictionaries of texts, which take more to send than to work on. */
final class Texts {
    private static final int MAPS = 20_000;
    private static final int TEXTS = 10; // in each map
    private static final int LENGTH = 100; // of each text

    /** The same maps through a queue that a task is given. */
    static final Figure MANAGED = new ProcessFigure(
            "managed-queue",
            "a task takes these 20,000 maps out of a @Managed BlockingQueue; python as in queue-1",
            Unit.TASKS_PER_SECOND,
            List.of("python"),
            Texts::openManaged);

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
        List<Map<String, String>> inputs = inputs(effort);
        long sum = characters(inputs);
        Race race = new Race();
        MeasurePool pool = race.open(MeasurePool.open(options -> options.workers(workers)));
        return race.own(() -> Clock.rate(inputs.size(), () -> Answers.check(pool.map(inputs), sum)))
                .python("python", "texts_queue", inputs.size(), workers)
                .python("python-pool", "texts_pool", inputs.size(), workers)
                .warmUp(effort);
    }

    /** That of maps which a task takes out of a queue of the program's. */
    private static Contest openManaged(Effort effort) throws Exception {
        List<Map<String, String>> inputs = inputs(effort);
        Race race = new Race();
        BlockingQueue<Map<String, String>> queue = new LinkedBlockingQueue<>();
        MeasureQueuedPool pool = race.open(MeasureQueuedPool.open(queue));
        return race.own(() -> Clock.rate(inputs.size(), () -> {
                    CompletableFuture<Long> measured = pool.submit(inputs.size());
                    queue.addAll(inputs);
                    Answers.check(measured.join(), characters(inputs));
                }))
                .python("python", "texts_queue", inputs.size(), 1)
                .warmUp(effort);
    }

    private static List<Map<String, String>> inputs(Effort effort) {
        return IntStream.range(0, effort.of(MAPS)).mapToObj(Texts::map).toList();
    }

    private static long characters(List<Map<String, String>> inputs) {
        return (long) inputs.size() * TEXTS * LENGTH;
    }

    /** All texts of all maps are different. */
    private static Map<String, String> map(int number) {
        return IntStream.range(0, TEXTS)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "text" + i, i -> String.format("%0" + LENGTH + "d", (long) number * TEXTS + i)));
    }
}

package org.paralleltask.benchmark;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.paralleltask.Outcome;

/** A program that does tasks by the million, in the way and number that each line says: tasks per second. */
final class StreamProgram {
    private StreamProgram() {}

    public static void main(String[] args) throws Exception {
        try (NoopPool pool = NoopPool.open(options -> options.workers(2))) {
            Peer.serve(line -> {
                String[] words = line.split(" ", -1);
                int tasks = Integer.parseInt(words[1]);
                long expected = LongStream.range(0, tasks).sum();
                return Clock.rate(tasks, () -> Answers.check(sum(pool, words[0], tasks), expected));
            });
        }
    }

    private static long sum(NoopPool pool, String way, int tasks) {
        Stream<Integer> inputs = IntStream.range(0, tasks).boxed();
        return switch (way) {
            case "stream" -> {
                try (Stream<Long> values = pool.stream(inputs)) {
                    yield values.mapToLong(Long::longValue).sum();
                }
            }
            case "outcomes" -> {
                try (Stream<Outcome<NoopTask, Long>> outcomes = pool.outcomes(inputs)) {
                    yield outcomes.mapToLong(Answers::valueOf).sum();
                }
            }
            case "map" -> pool.map(inputs).stream().mapToLong(Long::longValue).sum();
            default -> throw new IllegalArgumentException(way);
        };
    }
}

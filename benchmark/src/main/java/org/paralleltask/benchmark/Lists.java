package org.paralleltask.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The classic examples: the same function for each number of a list. */
final class Lists {
    private static final int WORKERS = 2;
    private static final int TASKS = 320;
    private static final int PRIMES_BELOW = 40_000; // a few milliseconds
    private static final int FIB_OF = 30; // likewise
    private static final int PYTHONS_SHARE = 20; // it would take so much longer; 16 tasks are 8 even chunks of its pool

    static final Figure PRIMES = new ProcessFigure(
            "primes",
            "320 sums of the primes below about 40,000, 2 workers; one is one thread, python does a 20th, times 20",
            Unit.SECONDS,
            List.of("threads", "one", "python", "python-pool", "python-executor"),
            Lists::openPrimes);

    static final Figure FIB = new ProcessFigure(
            "fib",
            "fib(30), the slow way, 320 times, 2 workers; one is one thread, python does a 20th, times 20",
            Unit.SECONDS,
            List.of("threads", "one", "python", "python-pool", "python-executor"),
            Lists::openFib);

    private Lists() {}

    private static Contest openPrimes(Effort effort) throws Exception {
        List<Integer> inputs = IntStream.range(0, effort.of(TASKS))
                .map(i -> PRIMES_BELOW + i)
                .boxed()
                .toList();
        Race race = new Race();
        SumPrimesPool pool = race.open(SumPrimesPool.open(options -> options.workers(WORKERS)));
        return ready(race, effort, inputs, pool::map, Tasks::sumPrimes, "sum_primes");
    }

    private static Contest openFib(Effort effort) throws Exception {
        List<Integer> inputs = Collections.nCopies(effort.of(TASKS), FIB_OF);
        Race race = new Race();
        FibPool pool = race.open(FibPool.open(options -> options.workers(WORKERS)));
        return ready(race, effort, inputs, pool::map, Tasks::fib, "fib");
    }

    private static Contest ready(
            Race race,
            Effort effort,
            List<Integer> inputs,
            Function<List<Integer>, List<Long>> map,
            ToLongFunction<Integer> task,
            String function)
            throws Exception {
        Threads threads = race.open(new Threads(WORKERS));
        Threads one = race.open(new Threads(1));
        long sum = one.sum(inputs, task);
        race.own(() -> Clock.seconds(() -> Answers.check(map.apply(inputs), sum)))
                .reference("threads", () -> Clock.seconds(() -> Answers.check(threads.sum(inputs, task), sum)))
                .reference("one", () -> Clock.seconds(() -> Answers.check(one.sum(inputs, task), sum)));
        int share = Math.max(1, inputs.size() / PYTHONS_SHARE);
        for (String way : List.of("python", "python-pool", "python-executor")) {
            race.python(way, "numbers", way, function, inputs.get(0), share, (double) inputs.size() / share);
        }
        return race.warmUp(effort);
    }
}

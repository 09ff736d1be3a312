package org.paralleltask.example;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;

/**
 * Computes a function of a list of numbers by one thread, by a thread pool, and by worker processes, to compare them.
 */
final class ThreeWays {
    private final String valueName;
    private final Function<Integer, Long> function;
    private final Function<List<Integer>, List<Long>> inWorkerProcesses;

    private record Run(String way, List<Long> values, Duration time) {
        double seconds() {
            return time.toNanos() / 1e9;
        }
    }

    /**
     * @param valueName the heading of the column of values
     * @param inWorkerProcesses the same function for all numbers, in worker processes
     */
    ThreeWays(
            String valueName, Function<Integer, Long> function, Function<List<Integer>, List<Long>> inWorkerProcesses) {
        this.valueName = valueName;
        this.function = function;
        this.inWorkerProcesses = inWorkerProcesses;
    }

    /**
     * Prints the values, and the time that each way took.
     *
     * @param workers how many threads the thread pool has; as many as there are worker processes
     * @return the exit code: 0 if the values are the same in all three ways
     */
    int compare(List<Integer> numbers, int workers, PrintWriter out) {
        List<Run> runs = List.of(
                run("1 thread", () -> numbers.stream().map(function).toList()),
                run("thread pool of " + workers, () -> inThreads(numbers, workers)),
                run("worker processes: " + workers, () -> inWorkerProcesses.apply(numbers)));
        Run first = runs.get(0);

        out.printf(Locale.ROOT, "%14s   %s%n", "number", valueName);
        for (int i = 0; i < numbers.size(); i++) {
            out.printf(Locale.ROOT, "%,14d   %,d%n", numbers.get(i), first.values.get(i));
        }
        out.println();
        out.printf(Locale.ROOT, "%-22s %9s %9s%n", "", "seconds", "speedup");
        for (Run run : runs) {
            out.printf(Locale.ROOT, "%-22s %9.2f %9.1f%n", run.way, run.seconds(), first.seconds() / run.seconds());
        }
        out.println();
        return reportDifferences(runs, numbers, out);
    }

    private static int reportDifferences(List<Run> runs, List<Integer> numbers, PrintWriter out) {
        Run first = runs.get(0);
        int exitCode = ExitCode.OK;
        for (Run run : runs) {
            for (int i = 0; i < numbers.size(); i++) {
                if (!run.values.get(i).equals(first.values.get(i))) {
                    out.printf(
                            Locale.ROOT,
                            "%s differs for %,d: %,d, not %,d%n",
                            run.way,
                            numbers.get(i),
                            run.values.get(i),
                            first.values.get(i));
                    exitCode = ExitCode.SOFTWARE;
                }
            }
        }
        if (exitCode == ExitCode.OK) {
            out.println("All three ways give the same values.");
        }
        return exitCode;
    }

    private static Run run(String way, Supplier<List<Long>> work) {
        long start = System.nanoTime();
        List<Long> values = work.get();
        return new Run(way, values, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<Long> inThreads(List<Integer> numbers, int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Long>> futures = numbers.stream()
                    .map(number -> CompletableFuture.supplyAsync(() -> function.apply(number), executor))
                    .toList();
            return futures.stream().map(CompletableFuture::join).toList();
        } finally {
            executor.shutdown();
        }
    }
}

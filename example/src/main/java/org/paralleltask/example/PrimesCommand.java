package org.paralleltask.example;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code primes}: sums of primes by one thread, by a thread pool, and by worker processes. */
@Command(
        name = "primes",
        description = "Sums all primes below each of a row of numbers, in three ways, and compares their times.")
final class PrimesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = {"-n", "--numbers"},
            paramLabel = "N",
            split = ",",
            defaultValue = "3000000,3010000,3020000,3030000,3040000,3050000,3060000,3070000",
            description = "The numbers, separated by commas; ${DEFAULT-VALUE} if not given.")
    private List<Integer> numbers = List.of();

    @Mixin
    private WorkerOptions options = new WorkerOptions();

    @Override
    public Integer call() {
        ThreeWays ways = new ThreeWays("sum of the primes below", Primes::sumPrimes, this::inWorkerProcesses);
        return ways.compare(numbers, options.workers(), command.commandLine().getOut());
    }

    private List<Long> inWorkerProcesses(List<Integer> inputs) {
        try (SumPrimesPool pool = SumPrimesPool.open(options)) {
            return pool.map(inputs);
        }
    }
}

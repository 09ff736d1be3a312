package org.paralleltask.example;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code fib}: Fibonacci numbers by one thread, by a thread pool, and by worker processes. */
@Command(
        name = "fib",
        description = "Computes Fibonacci numbers by naive recursion, in three ways, and compares their times.")
final class FibCommand implements Callable<Integer> {
    /** The last Fibonacci number that a {@code long} holds. */
    private static final int LAST = 92;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = {"-n", "--numbers"},
            paramLabel = "N",
            split = ",",
            defaultValue = "36,37,38,39,40,40,40,40",
            description = "Which Fibonacci numbers, separated by commas; ${DEFAULT-VALUE} if not given.")
    private List<Integer> numbers = List.of();

    @Mixin
    private WorkerOptions options = new WorkerOptions();

    @Override
    public Integer call() {
        for (int number : numbers) {
            if (number < 0 || number > LAST) {
                throw new UserMistakeException("a number must be from 0 to " + LAST + ", not " + number);
            }
        }
        ThreeWays ways = new ThreeWays("Fibonacci number", Fibonacci::fibonacci, this::inWorkerProcesses);
        return ways.compare(numbers, options.workers(), command.commandLine().getOut());
    }

    private List<Long> inWorkerProcesses(List<Integer> inputs) {
        try (FibonacciPool pool = FibonacciPool.open(options)) {
            return pool.map(inputs);
        }
    }
}

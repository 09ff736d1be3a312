package org.paralleltask.example;

import org.paralleltask.ParallelTask;

/** Fibonacci numbers, computed slowly. Runs in worker processes, by the generated {@link FibonacciPool}. */
final class Fibonacci {
    private Fibonacci() {}

    /** The Fibonacci number of {@code index}, 0 for 0 and 1 for 1, by naive recursion. */
    @ParallelTask
    static long fibonacci(int index) {
        return index < 2 ? index : fibonacci(index - 1) + fibonacci(index - 2);
    }
}

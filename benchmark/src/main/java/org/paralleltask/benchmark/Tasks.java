package org.paralleltask.benchmark;

import java.util.Map;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;

/** What the workers do. */
final class Tasks {
    private Tasks() {}

    /** Nothing: all that remains is what a task costs. */
    @ParallelTask(workers = 2)
    static long noop(int value) {
        return value;
    }

    /**
     * Keeps a CPU busy for so many microseconds, by the clock; returns their number.
     *
     * <p>By the clock, not by a count of steps: so a task is as long in a worker as in a thread of this process, however
     * each of the JVMs has compiled it, and the throughput times the length is the share of its time that a worker spends
     * in the method. What a pool costs is then what it needs between two tasks.
     */
    @ParallelTask(workers = 2)
    static long spin(int micros) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < micros * 1000L) {
            // This is all.
        }
        return micros;
    }

    /** Says that it is busy, with its {@link TaskContext#progress}, and is so for some time. */
    @ParallelTask(workers = 1)
    static long beBusy(int micros, TaskContext context) {
        context.progress(1, 1);
        return spin(micros);
    }

    /** Where it runs. */
    @ParallelTask(workers = 2)
    static long pid(TaskContext context) {
        return context.pid();
    }

    /** The sum of all primes below a number, by trial division. */
    @ParallelTask(workers = 2)
    static long sumPrimes(int below) {
        long sum = 0;
        for (int number = 2; number < below; number++) {
            if (isPrime(number)) {
                sum += number;
            }
        }
        return sum;
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    /** The n-th Fibonacci number, the slow way. */
    @ParallelTask(workers = 2)
    static long fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    /** How many characters there are in these texts. */
    @ParallelTask(workers = 2)
    static long measure(Map<String, String> texts) {
        long length = 0;
        for (String text : texts.values()) {
            length += text.length();
        }
        return length;
    }
}

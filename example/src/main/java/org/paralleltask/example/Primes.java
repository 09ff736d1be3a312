package org.paralleltask.example;

import org.paralleltask.ParallelTask;

/** Sums of primes by trial division; runs in worker processes through the generated {@link SumPrimesPool}. */
final class Primes {
    private Primes() {}

    /** The sum of all primes below {@code below}. */
    @ParallelTask
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
        if (number % 2 == 0) {
            return number == 2;
        }
        for (int divisor = 3; divisor <= number / divisor; divisor += 2) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}

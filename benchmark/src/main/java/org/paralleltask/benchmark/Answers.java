package org.paralleltask.benchmark;

import java.util.List;
import org.paralleltask.Outcome;

/** Whether a pool has computed what it was to compute. */
final class Answers {
    private Answers() {}

    static void check(List<Long> values, long expectedSum) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        check(sum, expectedSum);
    }

    static void check(long sum, long expectedSum) {
        if (sum != expectedSum) {
            throw new AssertionError("The values' sum is " + sum + ", not " + expectedSum);
        }
    }

    /** What {@link Tasks#noop} and {@link Tasks#spin} come to, which return what they are given. */
    static long sum(List<Integer> inputs) {
        long sum = 0;
        for (int input : inputs) {
            sum += input;
        }
        return sum;
    }

    /** The value of a task that must not fail. */
    static <T> long valueOf(Outcome<T, Long> outcome) {
        if (outcome instanceof Outcome.Success<T, Long> success) {
            return success.value();
        }
        throw new AssertionError(outcome);
    }
}

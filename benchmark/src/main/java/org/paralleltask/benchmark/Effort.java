package org.paralleltask.benchmark;

/**
 * How much is done for a figure.
 *
 * @param rounds in each of which the figure and all its references run once
 * @param warmUps iterations that do not count, of each benchmark in a JVM of its own
 * @param iterations that count
 * @param iterationMillis how long each of them lasts
 * @param warmUpTrips round trips that do not count, between processes
 * @param trips that count, in each round
 * @param warmUpRounds rounds that do not count, of the figures that are told by {@link Race}
 * @param warmUpMillis how long these take at least if speed is measured, and not a start: by then the JIT compilers are
 *     done
 * @param divisor each round does the figure's wanted number divided by this
 */
record Effort(
        int rounds,
        int warmUps,
        int iterations,
        int iterationMillis,
        int warmUpTrips,
        int trips,
        int warmUpRounds,
        int warmUpMillis,
        int divisor) {
    static final Effort FULL = new Effort(9, 6, 2, 500, 2000, 200, 10, 25_000, 1);

    /** Says whether it runs, not how fast. */
    static final Effort QUICK = new Effort(1, 1, 1, 10, 2, 2, 0, 0, 1000);

    /** How many are done if a figure wants this many. */
    int of(int wanted) {
        return Math.max(1, wanted / divisor);
    }
}

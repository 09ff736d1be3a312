package org.paralleltask.benchmark;

/** How long something takes. */
final class Clock {
    private Clock() {}

    /** What is timed. */
    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return secondsSince(start);
    }

    static double milliseconds(Work work) throws Exception {
        return seconds(work) * 1000;
    }

    /** How often in a second it is done, if the work is to do it so many times. */
    static double rate(int times, Work work) throws Exception {
        return times / seconds(work);
    }

    /** The median of so many times, in nanoseconds. */
    static double median(int times, Work work) throws Exception {
        double[] nanoseconds = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            nanoseconds[i] = System.nanoTime() - start;
        }
        return new Series(nanoseconds).median();
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}

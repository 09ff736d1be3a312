package org.paralleltask.benchmark;

/** What a figure is told in, and whether more of it is better. */
enum Unit {
    NANOSECONDS("ns", false),
    MILLISECONDS("ms", false),
    SECONDS("s", false),
    BYTES("bytes", false),
    MEGABYTES("MB", false),
    MEGABYTES_PER_SECOND("MB/s", true),
    TASKS_PER_SECOND("tasks/s", true);

    private final String symbol;
    private final boolean moreIsBetter;

    Unit(String symbol, boolean moreIsBetter) {
        this.symbol = symbol;
        this.moreIsBetter = moreIsBetter;
    }

    String symbol() {
        return symbol;
    }

    /** How many times as good one value is as another. */
    double ratio(double value, double other) {
        return moreIsBetter ? value / other : other / value;
    }
}

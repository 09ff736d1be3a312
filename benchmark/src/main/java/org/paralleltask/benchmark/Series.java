package org.paralleltask.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** What several runs have measured. */
final class Series {
    private final double[] values;
    private final double[] sorted;

    Series(double... values) {
        this.values = values.clone();
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How many times as good each run was as the other's of the same round. */
    Series ratio(Series other, Unit unit) {
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = unit.ratio(values[i], other.values[i]);
        }
        return new Series(ratios);
    }

    /** The least and the greatest of them. */
    String spread() {
        return text(sorted[0]) + ".." + text(sorted[sorted.length - 1]);
    }

    /** A number with three digits, or all that it has before the point. */
    static String text(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}

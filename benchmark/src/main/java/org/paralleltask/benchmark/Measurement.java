package org.paralleltask.benchmark;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The results of a figure and its references. They are measured in turns, so that disturbances hit all alike. */
final class Measurement {
    private final Figure figure;
    private final Series own;
    private final Map<String, Series> references = new LinkedHashMap<>();

    private Measurement(Figure figure, double[] own, Map<String, double[]> others) {
        this.figure = figure;
        this.own = new Series(own);
        others.forEach((name, values) -> references.put(name, new Series(values)));
    }

    static Measurement of(Figure figure, Effort effort) throws Exception {
        double[] own = new double[effort.rounds()];
        Map<String, double[]> others = new LinkedHashMap<>();
        figure.references().stream()
                .filter(name -> figure.missing(name).isEmpty())
                .forEach(name -> others.put(name, new double[effort.rounds()]));
        try (Contest contest = figure.open(effort)) {
            for (int round = 0; round < effort.rounds(); round++) {
                own[round] = contest.run(Optional.empty());
                for (Map.Entry<String, double[]> other : others.entrySet()) {
                    other.getValue()[round] = contest.run(Optional.of(other.getKey()));
                }
            }
        }
        return new Measurement(figure, own, others);
    }

    /** A line for the figure, and one for each reference. */
    void print(PrintStream out) {
        String unit = figure.unit().symbol();
        line(out, figure.name(), own, unit, "");
        references.forEach((name, values) -> line(
                out,
                "ratio-" + figure.name() + "-" + name,
                own.ratio(values, figure.unit()),
                "x",
                "  (" + name + ": " + Series.text(values.median()) + " " + unit + ")"));
        for (String name : figure.references()) {
            figure.missing(name)
                    .ifPresent(reason -> out.println("ratio-" + figure.name() + "-" + name + " skipped: " + reason));
        }
    }

    private static void line(PrintStream out, String name, Series series, String unit, String rest) {
        out.println(name + " " + Series.text(series.median()) + " " + unit + "  " + series.spread() + rest);
    }
}

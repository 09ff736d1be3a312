package org.paralleltask.benchmark;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Throughput and efficiency against the length of tasks, in one picture. */
final class LengthPlot {
    private static final int WIDTH = 560; // of each chart
    private static final int HEIGHT = 400;
    private static final String LENGTH = "length of a task";

    /** Okabe and Ito's blue, orange and green, which colour-blind readers can distinguish, also in black and white. */
    private static final Color[] COLORS = {new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73)};

    private static final Marker[] MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND};

    private static final Color GRID = new Color(0xDDDDDD);

    private LengthPlot() {}

    /** @param rates tasks per second of each pool, at each of the {@link LengthSweep#MICROS} */
    static void write(Map<String, double[]> rates, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        VectorGraphics2D graphics = new VectorGraphics2D();
        throughput(rates).paint(graphics, WIDTH, HEIGHT);
        graphics.translate(WIDTH, 0);
        efficiency(rates).paint(graphics, WIDTH, HEIGHT);
        try (OutputStream out = Files.newOutputStream(file)) {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(2 * WIDTH, HEIGHT))
                    .writeTo(out);
        }
    }

    private static XYChart throughput(Map<String, double[]> rates) {
        XYChart chart = chart("Throughput", "tasks/s");
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setYAxisTickLabelsFormattingFunction(rate -> String.format(Locale.ROOT, "%,.0f", rate));
        rates.forEach((name, values) -> add(chart, name, values));
        return chart;
    }

    private static XYChart efficiency(Map<String, double[]> rates) {
        XYChart chart = chart("Efficiency", "share of the workers' time spent in tasks");
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        rates.forEach((name, values) -> {
            double[] shares = new double[values.length];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = values[i] * LengthSweep.MICROS.get(i) / 1e6 / LengthSweep.WORKERS;
            }
            add(chart, name, shares);
        });
        return chart;
    }

    private static XYChart chart(String title, String yAxis) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(LENGTH)
                .yAxisTitle(yAxis)
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setXAxisTickLabelsFormattingFunction(LengthPlot::length);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setSeriesColors(COLORS).setSeriesMarkers(MARKERS).setChartBackgroundColor(Color.WHITE);
        // Solid, because each dash would be a shape of its own in the file.
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(0.5f)).setPlotGridLinesColor(GRID);
        return chart;
    }

    private static void add(XYChart chart, String name, double[] values) {
        double[] micros =
                LengthSweep.MICROS.stream().mapToDouble(Integer::doubleValue).toArray();
        chart.addSeries(name, micros, values).setLineStyle(new BasicStroke(2));
    }

    private static String length(double micros) {
        return micros < 1000 ? Math.round(micros) + " µs" : Math.round(micros / 1000) + " ms";
    }
}

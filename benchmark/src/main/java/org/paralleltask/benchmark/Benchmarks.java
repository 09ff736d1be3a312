package org.paralleltask.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of this library, each next to references that are measured in the same run on the same machine.
 *
 * <pre>
 * java -jar benchmarks.jar list                    names the figures
 * java -jar benchmarks.jar run [--quick] [NAME…]   measures these, or all
 * </pre>
 */
public final class Benchmarks {
    private static final String QUICK = "--quick";

    private static final List<Figure> FIGURES = List.of(
            MicroFigure.RECORD,
            new RecordBytesFigure(),
            MicroFigure.DOUBLES_ENCODE,
            MicroFigure.DOUBLES,
            new EchoFigure(),
            new HandOverFigure());

    private Benchmarks() {}

    /** Lists or runs; ends with status 2 if it is asked for something else. */
    public static void main(String[] args) throws Exception {
        if (!run(List.of(args), System.out)) {
            System.err.println("Usage: java -jar benchmarks.jar list | run [" + QUICK + "] [NAME...]\nNames: "
                    + String.join(" ", FIGURES.stream().map(Figure::name).toList()));
            System.exit(2);
        }
    }

    private static boolean run(List<String> args, PrintStream out) throws Exception {
        if (args.equals(List.of("list"))) {
            FIGURES.forEach(figure -> out.println(figure.name() + "  " + figure.meaning()));
            return true;
        }
        if (args.isEmpty() || !args.get(0).equals("run")) {
            return false;
        }
        List<String> names = new ArrayList<>(args.subList(1, args.size()));
        boolean isQuick = names.remove(QUICK);
        if (!FIGURES.stream().map(Figure::name).toList().containsAll(names)) {
            return false;
        }
        for (Figure figure : FIGURES) {
            if (names.isEmpty() || names.contains(figure.name())) {
                Measurement.of(figure, isQuick ? Effort.QUICK : Effort.FULL).print(out);
                out.flush();
            }
        }
        return true;
    }
}

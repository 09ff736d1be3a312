package org.paralleltask.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of this library, each next to references that are measured in the same run on the same machine.
 *
 * <pre>
 * java -jar benchmarks.jar list                    names the figures
 * java -jar benchmarks.jar run [--quick] [NAME…]   measures these, or all
 * java -jar benchmarks.jar plot [--quick] FILE.svg plots throughput against the length of tasks
 * </pre>
 */
public final class Benchmarks {
    private static final String QUICK = "--quick";

    private static final List<Figure> FIGURES = List.of(
            MicroFigure.RECORD,
            new RecordBytesFigure(),
            MicroFigure.DOUBLES_ENCODE,
            MicroFigure.DOUBLES,
            MicroFigure.CONTEXT,
            new EchoFigure(),
            new HandOverFigure(),
            Roundtrip.FIGURE,
            Noops.MAP,
            Noops.SUBMIT,
            Efficiency.of("20us", 20),
            Efficiency.of("100us", 100),
            Efficiency.of("1ms", 1000),
            Straggler.FIGURE,
            Start.WARM,
            Start.DIRECTORY,
            Start.COLD,
            Start.ALL,
            WorkerSize.FIGURE,
            Lists.PRIMES,
            Lists.FIB,
            Texts.withWorkers(1),
            Texts.withWorkers(2),
            Crash.FIGURE,
            Interrupted.FIGURE,
            StreamFlat.VALUES,
            StreamFlat.OUTCOMES,
            ManagedCalls.CALL,
            ManagedCalls.LOCK,
            Texts.MANAGED,
            HolderKilled.FIGURE,
            AtomicAdds.FIGURE,
            StreamResult.FIGURE);

    private Benchmarks() {}

    /** Lists or runs; ends with status 2 if it is asked for something else. */
    public static void main(String[] args) throws Exception {
        if (!run(List.of(args), System.out)) {
            System.err.println("Usage: java -jar benchmarks.jar list | run [" + QUICK + "] [NAME...] | plot [" + QUICK
                    + "] FILE.svg\nNames: "
                    + String.join(" ", FIGURES.stream().map(Figure::name).toList()));
            System.exit(2);
        }
    }

    private static boolean run(List<String> args, PrintStream out) throws Exception {
        if (args.equals(List.of("list"))) {
            FIGURES.forEach(figure -> out.println(figure.name() + "  " + figure.meaning()));
            return true;
        }
        if (args.isEmpty()) {
            return false;
        }
        List<String> rest = new ArrayList<>(args.subList(1, args.size()));
        Effort effort = rest.remove(QUICK) ? Effort.QUICK : Effort.FULL;
        return switch (args.get(0)) {
            case "run" -> measure(rest, effort, out);
            case "plot" -> plot(rest, effort);
            default -> false;
        };
    }

    private static boolean measure(List<String> names, Effort effort, PrintStream out) throws Exception {
        if (!FIGURES.stream().map(Figure::name).toList().containsAll(names)) {
            return false;
        }
        for (Figure figure : FIGURES) {
            if (names.isEmpty() || names.contains(figure.name())) {
                Measurement.of(figure, effort).print(out);
                out.flush();
            }
        }
        return true;
    }

    private static boolean plot(List<String> files, Effort effort) throws Exception {
        if (files.size() != 1 || !files.get(0).endsWith(".svg")) {
            return false;
        }
        try (LengthSweep sweep = new LengthSweep()) {
            LengthPlot.write(sweep.rates(effort), Path.of(files.get(0)));
        }
        return true;
    }
}

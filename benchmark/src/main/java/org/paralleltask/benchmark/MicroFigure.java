package org.paralleltask.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A figure of a few nanoseconds to a few milliseconds: JMH measures it, each run in a JVM of its own.
 *
 * @param benchmarks the class with a method of the name of each reference, and {@value #OWN}
 * @param bytes how many are copied by each call, if the figure is told in bytes
 */
record MicroFigure(String name, String meaning, Unit unit, Class<?> benchmarks, long bytes, List<String> references)
        implements Figure {
    private static final String OWN = "paralleltask";

    static final MicroFigure RECORD = new MicroFigure(
            "record",
            "encode and decode a record of five fields",
            Unit.NANOSECONDS,
            RecordBenchmark.class,
            0,
            List.of("serialization", "fory", "kryo"));

    static final MicroFigure DOUBLES_ENCODE = new MicroFigure(
            "doubles-encode",
            "encode a double[1_000_000]; arraycopy copies it once into memory that is there, newcopy (clone) into new memory",
            Unit.MEGABYTES_PER_SECOND,
            DoublesEncodeBenchmark.class,
            DoublesPayload.BYTES,
            List.of("arraycopy", "newcopy"));

    static final MicroFigure DOUBLES = new MicroFigure(
            "doubles",
            "encode and decode a double[1_000_000]; arraycopy and newcopy copy it twice",
            Unit.MEGABYTES_PER_SECOND,
            DoublesBenchmark.class,
            2 * DoublesPayload.BYTES,
            List.of("arraycopy", "newcopy", "serialization", "fory", "kryo"));

    static final MicroFigure CONTEXT = new MicroFigure(
            "context",
            "what a call does for its caller's context where no ContextCarrier is installed, and where one has nothing to take",
            Unit.NANOSECONDS,
            ContextBenchmark.class,
            0,
            List.of("idlecarrier", "threadlocal"));

    @Override
    public Contest open(Effort effort) {
        if (effort.equals(Effort.QUICK)) {
            System.setProperty("jmh.ignoreLock", "true"); // a quick run has no figures that another run could disturb
        }
        return reference -> run(reference, effort);
    }

    private double run(Optional<String> reference, Effort effort) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(effort.iterationMillis());
        Options options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmarks.getName() + "." + reference.orElse(OWN)) + "$")
                .warmupIterations(effort.warmUps())
                .warmupTime(time)
                .measurementIterations(effort.iterations())
                .measurementTime(time)
                .forks(1)
                .jvmArgsAppend(jvmArgs())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        double nanoseconds = new Runner(options).runSingle().getPrimaryResult().getScore();
        return unit == Unit.MEGABYTES_PER_SECOND ? bytes * 1000 / nanoseconds : nanoseconds;
    }

    /** A heap that does not grow during the run. From 24 on the JDK warns of what JMH, Kryo and Fory use. */
    private static String[] jvmArgs() {
        List<String> args = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
        if (Runtime.version().feature() >= 24) {
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        return args.toArray(String[]::new);
    }
}

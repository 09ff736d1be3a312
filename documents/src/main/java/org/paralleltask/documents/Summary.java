package org.paralleltask.documents;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a run did: how many documents ended how, how fast, the slowest, and those that failed. */
final class Summary {
    private static final int SLOWEST = 5;
    private static final int FAILED = 20;

    private final long start = System.nanoTime();
    private final int inputs;
    private final int skipped;
    private final long torn;
    private int texts;
    private final Map<String, Integer> failures = new TreeMap<>();
    private final List<Slow> slowest = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    private record Slow(String name, Duration time) {}

    Summary(int inputs, int skipped, long torn) {
        this.inputs = inputs;
        this.skipped = skipped;
        this.torn = torn;
    }

    void add(String name, Duration time) {
        texts++;
        addTime(name, time);
    }

    void add(String name, Verdict why, Duration time) {
        failures.merge(why.cause(), 1, Integer::sum);
        if (failed.size() < FAILED) {
            failed.add(name + ": " + why.cause() + ": " + why.reason());
            why.capture().ifPresent(capture -> failed.add("    kept in " + capture));
        }
        addTime(name, time);
    }

    private void addTime(String name, Duration time) {
        slowest.add(new Slow(name, time));
        slowest.sort(Comparator.comparing(Slow::time).reversed());
        if (slowest.size() > SLOWEST) {
            slowest.remove(SLOWEST);
        }
    }

    private int failures() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether every input has a line now. */
    boolean isComplete() {
        return skipped + texts + failures() == inputs;
    }

    void print(PrintWriter out, Path to) {
        double seconds = (System.nanoTime() - start) / 1e9;
        int read = texts + failures();
        out.printf(
                Locale.ROOT, "Read %,d of %,d files in %.1f s, %.1f a second%n", read, inputs, seconds, read / seconds);
        if (torn > 0) {
            out.printf(Locale.ROOT, "  %-16s %,7d bytes cut off%n", "a torn line", torn);
        }
        out.printf(Locale.ROOT, "  %-16s %,7d%n", "done before", skipped);
        out.printf(Locale.ROOT, "  %-16s %,7d%n", "text", texts);
        failures.forEach((cause, count) -> out.printf(Locale.ROOT, "  %-16s %,7d%n", cause, count));
        if (!slowest.isEmpty()) {
            out.println("Slowest:");
            slowest.forEach(each ->
                    out.printf(Locale.ROOT, "  %7.1f s  %s%n", each.time().toMillis() / 1e3, each.name()));
        }
        if (!failed.isEmpty()) {
            out.println(failures() > FAILED ? "Without text, the first " + FAILED + ":" : "Without text:");
            failed.forEach(line -> out.println("  " + line));
        }
        out.println(isComplete() ? "Lines are in " + to : "Stopped: the same command goes on. Lines are in " + to);
    }
}

package org.paralleltask.example;

import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.paralleltask.example.Finding.Counted;
import org.paralleltask.example.Finding.Failed;

/** What a census found: totals, the largest archives, what each worker did, and what could not be read. */
final class CensusReport {
    private static final String ROW = "%-36s %8s %9s %8s %8s %9s %5s %8s%n";
    private static final int NAME_WIDTH = 36;

    private final List<Counted> counted;
    private final List<Failed> failed;
    private final Duration time;

    CensusReport(List<Finding> findings, Duration time) {
        this.counted = only(Counted.class, findings);
        this.failed = only(Failed.class, findings);
        this.time = time;
    }

    private static <F extends Finding> List<F> only(Class<F> type, List<Finding> findings) {
        return findings.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Whether every archive was counted. */
    boolean isComplete() {
        return failed.isEmpty();
    }

    void print(PrintWriter out, int top) {
        printTotals(out);
        if (!counted.isEmpty()) {
            printLargest(out, top);
            printWorkers(out);
        }
        if (!failed.isEmpty()) {
            printFailures(out);
        }
    }

    private void printTotals(PrintWriter out) {
        ClassCounts total = counted.stream().map(Counted::counts).reduce(ClassCounts.NONE, ClassCounts::plus);
        String archives = counted.size() == 1 ? "archive" : "archives";
        out.printf(Locale.ROOT, "Counted %,d %s in %.1f s%n", counted.size(), archives, time.toMillis() / 1000.0);
        out.println();
        out.printf(Locale.ROOT, "  %-20s %,15d%n", "classes", total.classes());
        out.printf(Locale.ROOT, "  %-20s %,15d%n", "records", total.records());
        out.printf(Locale.ROOT, "  %-20s %,15d%n", "methods", total.methods());
        out.printf(Locale.ROOT, "  %-20s %,15d%n", "lambdas", total.lambdas());
        out.printf(Locale.ROOT, "  %-20s %15s%n", "bytecode", megabytes(total.codeBytes()));
        out.printf(Locale.ROOT, "  %-20s %15s%n", "newest class file", java(total));
        counted.stream()
                .max(Comparator.comparingInt(each -> each.counts().longest().bytes()))
                .filter(each -> each.counts().longest().bytes() > 0)
                .ifPresent(each -> {
                    LongestMethod longest = each.counts().longest();
                    out.printf(
                            Locale.ROOT,
                            "  %-20s %,9d bytes   %s%n",
                            "longest method",
                            longest.bytes(),
                            longest.name());
                    out.printf(Locale.ROOT, "  %-20s %15s   in %s%n", "", "", display(each.archive()));
                });
    }

    private void printLargest(PrintWriter out, int top) {
        out.println();
        out.printf(
                Locale.ROOT,
                ROW,
                "Largest archives",
                "classes",
                "methods",
                "records",
                "lambdas",
                "bytecode",
                "Java",
                "worker");
        Comparator<Counted> bySize =
                Comparator.comparingLong(each -> each.counts().classes());
        counted.stream().sorted(bySize.reversed()).limit(top).forEach(each -> {
            ClassCounts counts = each.counts();
            out.printf(
                    Locale.ROOT,
                    ROW,
                    shortName(each.archive()),
                    number(counts.classes()),
                    number(counts.methods()),
                    number(counts.records()),
                    number(counts.lambdas()),
                    megabytes(counts.codeBytes()),
                    counts.java(),
                    each.census().worker());
        });
    }

    private void printWorkers(PrintWriter out) {
        Map<Long, List<Counted>> byWorker = counted.stream()
                .collect(Collectors.groupingBy(each -> each.census().worker(), TreeMap::new, Collectors.toList()));
        out.println();
        out.printf(Locale.ROOT, "%-20s %9s %9s%n", "Worker processes", "archives", "classes");
        byWorker.forEach((pid, archives) -> {
            long classes =
                    archives.stream().mapToLong(each -> each.counts().classes()).sum();
            out.printf(Locale.ROOT, "%-20s %,9d %,9d%n", "pid " + pid, archives.size(), classes);
        });
    }

    private void printFailures(PrintWriter out) {
        out.println();
        out.printf(Locale.ROOT, "Not counted: %,d%n", failed.size());
        failed.forEach(each -> out.println("  " + display(each.archive()) + ": " + oneLine(each.reason())));
    }

    private static String java(ClassCounts counts) {
        return counts.newestVersion() == 0 ? "none" : "Java " + counts.java();
    }

    private static String display(Path archive) {
        boolean isFile = archive.getFileSystem().equals(FileSystems.getDefault());
        return oneLine(isFile ? archive.toString() : archive.toUri().toString());
    }

    private static String shortName(Path archive) {
        String name = oneLine(String.valueOf(archive.getFileName()));
        return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 3) + "...";
    }

    /** A text without line breaks, which a file's name may have. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}

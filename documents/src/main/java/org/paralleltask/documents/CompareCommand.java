package org.paralleltask.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code compare}: the same folder in three ways, each in a JVM of its own, since one of them dies. */
@Command(
        name = "compare",
        description = "Reads a folder by extract, by Tika's own ForkParser and by a plain thread pool, and prints what"
                + " each needed and what it had to show.")
final class CompareCommand implements Callable<Integer> {
    private static final String ROW = "%-22s %8s %8s %8s %8s %8s   %s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "FOLDER", description = "Where the documents are.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Mixin
    private ReadOptions options = new ReadOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path from = ReadOptions.realFolder(folder, command);
        int inputs = Inputs.below(from, Set.of()).files().size();
        Path results = Files.createTempDirectory("paralleltask-compare");
        try {
            PrintWriter out = command.commandLine().getOut();
            out.printf(Locale.ROOT, "%,d files; CPU is that of all processes of a way%n", inputs);
            out.printf(ROW, "way", "seconds", "CPU s", "text", "failed", "no line", "how it ended");
            Path lines = results.resolve("extract.jsonl");
            print("ParallelTask", run(List.of("extract", from.toString(), "--out", lines.toString()), lines), inputs);
            lines = results.resolve("fork.jsonl");
            print("Tika's ForkParser", run(OtherWay.FORK.words(from, lines), lines), inputs);
            lines = results.resolve("threads.jsonl");
            print("a thread pool", run(OtherWay.THREADS.words(from, lines), lines), inputs);
        } finally {
            delete(results);
        }
        return ExitCode.OK;
    }

    /** What one way has shown. */
    private record Result(double seconds, double cpuSeconds, int texts, int failures, int status) {
        String end() {
            return status == 0 ? "by itself" : "its JVM died: exit status " + status;
        }
    }

    private Result run(List<String> words, Path lines) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx" + 256 * options.workers() + "m",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Documents.class.getName()));
        command.addAll(words);
        command.addAll(options.words());
        double cpu = cpuSecondsOfChildren();
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .directory(lines.resolveSibling("").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(seconds, cpuSecondsOfChildren() - cpu, count(lines, "text"), count(lines, "failed"), status);
    }

    /** The ways run in a directory of their own, for what a JVM leaves behind that crashes. */
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void print(String way, Result result, int inputs) {
        PrintWriter out = command.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                ROW,
                way,
                String.format(Locale.ROOT, "%.1f", result.seconds()),
                String.format(Locale.ROOT, "%.1f", result.cpuSeconds()),
                result.texts(),
                result.failures(),
                inputs - result.texts() - result.failures(),
                result.end());
        out.flush();
    }

    /**
     * The CPU time of all processes that this one has started and that have ended, with theirs; the kernel adds it up. NaN
     * where there is no {@code /proc}.
     */
    private static double cpuSecondsOfChildren() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return Double.NaN;
        }
        String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1); // from the third field on
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0; // in hundredths, on every Linux
    }

    private static int count(Path lines, String outcome) throws IOException {
        if (!Files.exists(lines)) {
            return 0;
        }
        int count = 0;
        for (String line : Files.readAllLines(lines)) {
            if (outcome.equals(outcomeOf(line))) {
                count++;
            }
        }
        return count;
    }

    private static @Nullable String outcomeOf(String line) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(line)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME && "outcome".equals(json.currentName())) {
                    return json.nextTextValue();
                }
            }
        }
        return null;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

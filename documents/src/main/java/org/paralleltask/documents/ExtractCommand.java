package org.paralleltask.documents;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.monitor.Timeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code extract}: a line for each document of a folder. What has a line is not read again. */
@Command(
        name = "extract",
        description =
                "Writes a line of JSON for each file below a folder: its text and metadata, or why there is none."
                        + " Links, special files and folders that cannot be listed have a line, too. A second run skips what has a line, so a run that was stopped or killed goes on.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Everything in the folder has its line.",
            "1:It was stopped, a folder cannot be listed, or workers could not be started.",
            "2:Something was asked for that cannot be done."
        })
final class ExtractCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "FOLDER", description = "Where the documents are; folders in it are searched, too.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the lines go; the folder's name with .jsonl, in the current directory, if not given."
                    + " Tasks whose workers died with them are kept in FILE.crashes.")
    private @Nullable Path out;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "Where to write how the run went, as a page for a browser.")
    private @Nullable Path timeline;

    @Mixin
    private ReadOptions options = new ReadOptions();

    @Override
    public Integer call() throws IOException {
        Path from = ReadOptions.realFolder(folder, command);
        Path to = out == null ? Path.of(from.getFileName() + ".jsonl").toAbsolutePath() : out.toAbsolutePath();
        if (Files.isDirectory(to)) {
            throw new ParameterException(command.commandLine(), "--out " + out + " is a folder, not a file");
        }
        try (Journal journal = Journal.open(to)) {
            Path written = to.toRealPath();
            Path crashes = Journal.crashesBeside(written);
            Inputs inputs = Inputs.below(from, Set.of(written, crashes));
            List<Path> todo = inputs.files().stream()
                    .filter(file -> !journal.has(DocumentName.of(from, file)))
                    .toList();
            SortedMap<Path, Verdict> others = new TreeMap<>(inputs.others());
            others.keySet().removeIf(file -> journal.has(DocumentName.of(from, file)));
            int done = inputs.size() - todo.size() - others.size();
            Summary summary = new Summary(inputs.size(), done, journal.torn());
            for (Map.Entry<Path, Verdict> other : others.entrySet()) {
                add(DocumentName.of(from, other.getKey()), other.getValue(), Duration.ZERO, journal, summary);
            }
            if (!todo.isEmpty()) {
                extract(from, todo, journal, summary, crashes);
            }
            PrintWriter printer = command.commandLine().getOut();
            summary.print(printer, to);
            inputs.unreadable()
                    .forEach((file, why) ->
                            command.commandLine().getErr().println(DocumentName.of(from, file) + ": " + why.reason()));
            return summary.isComplete() && inputs.unreadable().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void extract(Path from, List<Path> todo, Journal journal, Summary summary, Path crashes)
            throws IOException {
        Timeline recorded = Timeline.record();
        try (ExtractPool pool =
                        ExtractPool.open(given -> configure(given, crashes).listener(recorded.listener()));
                Stream<Outcome<ExtractTask, Extracted>> outcomes =
                        pool.outcomes(todo.stream().map(file -> new ExtractTask(file, options.maxText())))) {
            pool.stopOnSignal(); // the first Ctrl-C lets the documents end that are being read
            for (Iterator<Outcome<ExtractTask, Extracted>> all = outcomes.iterator(); all.hasNext(); ) {
                take(all.next(), from, journal, summary);
            }
        }
        if (timeline != null) {
            recorded.writeHtml(timeline);
        }
    }

    private PoolOptions configure(PoolOptions given, Path crashes) {
        return options.apply(given)
                .jvmArgs(List.of("-Xmx256m", "-Djava.awt.headless=true"))
                .captureCrashes(crashes);
    }

    /** Called on the thread of {@code main} for each document, as soon as it has ended. */
    private static void take(Outcome<ExtractTask, Extracted> outcome, Path from, Journal journal, Summary summary)
            throws IOException {
        String name = DocumentName.of(from, outcome.task().document());
        if (outcome instanceof Outcome.Success<ExtractTask, Extracted> success) {
            journal.add(name, success.value(), outcome.run().elapsed());
            summary.add(name, outcome.run().elapsed());
        } else if (outcome instanceof Outcome.Failure<ExtractTask, Extracted> failure) {
            if (failure.exception() instanceof WorkerStartException cannotStart) {
                throw cannotStart; // says nothing about this document
            }
            if (failure.exception() instanceof CancellationException) {
                return; // the pool was shut down: it is read by the next run
            }
            add(name, Verdict.of(failure.exception()), outcome.run().elapsed(), journal, summary);
        }
    }

    private static void add(String name, Verdict why, Duration time, Journal journal, Summary summary)
            throws IOException {
        journal.add(name, why, time);
        summary.add(name, why, time);
    }
}

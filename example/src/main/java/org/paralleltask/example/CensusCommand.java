package org.paralleltask.example;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.example.Finding.Counted;
import org.paralleltask.example.Finding.Failed;
import org.paralleltask.monitor.PoolMonitor;
import org.paralleltask.monitor.Timeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code census}: counts what the class files of many archives hold, one task per archive. */
@Command(
        name = "census",
        description = "Takes a census of the class files in jar and jmod files; this is what runs without a command.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Every archive was counted.",
            "1:An archive could not be read, or a worker could not be started.",
            "2:Something was asked for that cannot be done."
        })
final class CensusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(
            paramLabel = "PATH",
            description = "Archives, and folders to search for *.jar and *.jmod; if none is given,"
                    + " the modules of the running JDK and the local Maven repository.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-n", "--top"},
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "How many of the largest archives to list; ${DEFAULT-VALUE} if not given.")
    private int top = 10;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "Where to write how the run went: as a page for a browser, or for ui.perfetto.dev"
                    + " if FILE ends with .json.")
    private @Nullable Path timeline;

    @Mixin
    private WorkerOptions options = new WorkerOptions();

    @Override
    public Integer call() throws IOException {
        Archives archives = paths.isEmpty() ? Archives.onThisMachine() : Archives.in(paths);
        long start = System.nanoTime();
        List<Finding> findings;
        if (timeline == null) {
            findings = count(archives.paths(), options);
        } else {
            Timeline recorded = Timeline.record();
            findings = count(archives.paths(), given -> options.apply(given).listener(recorded.listener()));
            write(recorded, timeline);
        }
        requireThatWorkersStarted(findings);
        archives.unsearched().forEach((folder, failure) -> findings.add(new Failed(folder, failure)));

        CensusReport report = new CensusReport(findings, Duration.ofNanos(System.nanoTime() - start));
        report.print(command.commandLine().getOut(), top);
        return report.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    @SuppressWarnings("try") // the monitor only has to be there
    private static List<Finding> count(List<Path> archives, UnaryOperator<PoolOptions> chosen) {
        List<CompletableFuture<Finding>> findings = new ArrayList<>();
        try (CensusPool pool = CensusPool.open(chosen);
                PoolMonitor monitor = PoolMonitor.attach(pool, archives.size())) {
            for (Path archive : archives) {
                findings.add(
                        pool.submit(archive.toUri()).handle((census, failure) -> finding(archive, census, failure)));
            }
            return findings.stream().map(CompletableFuture::join).collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static void write(Timeline recorded, Path file) throws IOException {
        if (file.toString().endsWith(".json")) {
            recorded.writeTrace(file);
        } else {
            recorded.writeHtml(file);
        }
    }

    private static Finding finding(Path archive, ArchiveCensus census, @Nullable Throwable failure) {
        return failure == null ? new Counted(archive, census) : new Failed(archive, failure);
    }

    /** If no worker could start, fails with one message, instead of one line for each archive. */
    private static void requireThatWorkersStarted(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding instanceof Counted) {
                return;
            }
            if (finding instanceof Failed failed && failed.failure() instanceof WorkerStartException why) {
                throw why;
            }
        }
    }
}

package org.paralleltask.documents;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tika.parser.Parser;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What {@code compare} runs in a JVM of its own: the same documents in another way, as one would write it. It has no line
 * for documents that end this JVM, nor for those after them.
 */
@Command(name = "other-way", hidden = true, description = "Reads the documents of a folder in another way.")
final class OtherWayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "WAY")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OtherWay way;

    @Parameters(index = "1", paramLabel = "FOLDER")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE", required = true)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Mixin
    private ReadOptions options = new ReadOptions();

    private record Running(Path file, Future<Timed> result) {}

    private record Timed(Extracted found, Duration time) {}

    @Override
    public Integer call() throws IOException {
        Path from = ReadOptions.realFolder(folder, command);
        ExecutorService threads = Executors.newFixedThreadPool(options.workers());
        Parser parser = way.parser(options);
        try (Journal journal = Journal.open(out.toAbsolutePath())) {
            List<Running> all = new ArrayList<>();
            for (Path file : Inputs.below(from, Set.of()).files()) {
                all.add(new Running(file, threads.submit(() -> read(parser, file))));
            }
            for (Running each : all) {
                String name = DocumentName.of(from, each.file());
                try {
                    // One second more, so that a way with a limit of its own can say so.
                    Timed timed = each.result().get(options.timeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
                    journal.add(name, timed.found(), timed.time());
                } catch (ExecutionException e) {
                    journal.add(name, Verdict.of(e.getCause() == null ? e : e.getCause()), Duration.ZERO);
                } catch (TimeoutException e) {
                    each.result().cancel(true); // the parser's thread goes on if it does not look at its interrupt
                    journal.add(name, Verdict.of(e), options.timeout());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.SOFTWARE;
        } finally {
            threads.shutdownNow();
            if (parser instanceof Closeable fork) {
                fork.close();
            }
        }
        return ExitCode.OK; // main exits, which also ends threads that loop
    }

    private Timed read(Parser parser, Path file) throws Exception {
        long start = System.nanoTime();
        Extracted found = Extraction.extract(parser, file, options.maxText());
        return new Timed(found, Duration.ofNanos(System.nanoTime() - start));
    }
}

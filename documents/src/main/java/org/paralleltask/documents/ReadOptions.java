package org.paralleltask.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How documents are read: the same for every way that reads them. */
final class ReadOptions implements UnaryOperator<PoolOptions> {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            description = "How many documents are read at once; one per CPU if not given.")
    private @Nullable Integer workers;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long one document may take: 20s if not given.")
    private @Nullable String timeout;

    @Option(
            names = "--max-text",
            paramLabel = "N",
            description = "How many characters of a document's text are kept; ${DEFAULT-VALUE} if not given.")
    private int maxText = 20_000;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public PoolOptions apply(PoolOptions options) {
        PoolOptions changed = workers == null ? options : options.workers(workers);
        return timeout == null ? changed : changed.timeout(timeout);
    }

    int workers() {
        return apply(PoolOptions.defaults()).workers();
    }

    Duration timeout() {
        return apply(PoolOptions.defaults()).timeout().orElse(TIMEOUT);
    }

    int maxText() {
        if (maxText < 0) {
            throw new IllegalArgumentException("--max-text must be 0 or more, not " + maxText);
        }
        return maxText;
    }

    /** The same options as words of a command. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("--max-text", Integer.toString(maxText())));
        if (workers != null) {
            words.addAll(List.of("--workers", workers.toString()));
        }
        if (timeout != null) {
            words.addAll(List.of("--timeout", timeout));
        }
        return words;
    }

    static Path realFolder(Path folder, CommandSpec command) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    command.commandLine(), Files.exists(folder) ? folder + " is no folder" : "there is no " + folder);
        }
        return folder.toRealPath();
    }
}

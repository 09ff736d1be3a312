package org.paralleltask.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code samples}: a small folder of documents, good ones and hostile ones. */
@Command(
        name = "samples",
        description = "Makes a folder of good documents (PDF, DOCX, XLSX, HTML, PNG) and hostile ones (archives that"
                + " grow without end, damaged files, and files whose parser loops, crashes, eats the heap, or exits).")
final class SamplesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "FOLDER", description = "Where they are put; must be empty, or not there.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(
            names = "--copies",
            paramLabel = "N",
            description =
                    "How many documents of each good kind, in each of two folders; ${DEFAULT-VALUE} if not given.")
    private int copies = 3;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where files are damaged, and how; ${DEFAULT-VALUE} if not given.")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public Integer call() throws IOException {
        if (copies < 1) {
            throw new ParameterException(command.commandLine(), "--copies must be 1 or more, not " + copies);
        }
        if (Files.exists(folder) && !isEmptyFolder()) {
            throw new ParameterException(
                    command.commandLine(), folder + " is there, and not empty: name a folder that is new");
        }
        // Sorted, the hostile ones come in the midst.
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Path hostile = Files.createDirectories(folder.resolve("hostile"));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        for (int i = 1; i <= copies; i++) {
            new GoodDocuments(archive).write(i);
            new GoodDocuments(inbox).write(i);
        }
        new HostileDocuments(hostile, seed).write(archive);
        try (Stream<Path> files = Files.walk(folder)) {
            command.commandLine()
                    .getOut()
                    .println(files.filter(Files::isRegularFile).count() + " files are in " + folder);
        }
        return ExitCode.OK;
    }

    private boolean isEmptyFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}

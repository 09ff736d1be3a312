package org.paralleltask.documents;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.paralleltask.TaskException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The program and its commands. */
@Command(
        name = "paralleltask-documents",
        description = "Text and metadata of documents, some of them hostile, in worker processes.",
        subcommands = {ExtractCommand.class, SamplesCommand.class, CompareCommand.class, OtherWayCommand.class})
public final class Documents implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Documents() {}

    /** Runs the program. Exit code 0: success; 1: something failed; 2: wrong use. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Documents())
                .setParameterExceptionHandler(
                        (mistake, args) -> refuse(mistake.getCommandLine(), String.valueOf(mistake.getMessage())))
                .setExecutionExceptionHandler(Documents::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do: extract, samples or compare");
    }

    private static int refuse(CommandLine command, String why) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + why);
        err.println("'" + name + " --help' lists what can be given.");
        return ExitCode.USAGE;
    }

    /**
     * Prints the message of an exception that is meant for the user. Any other exception is a bug: it is printed with
     * its trace.
     */
    private static int explain(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof ParameterException mistake) {
            return refuse(mistake.getCommandLine(), String.valueOf(mistake.getMessage()));
        }
        // An option that a pool refuses came from the command line or from a -Dparalleltask property.
        if (failure instanceof IllegalArgumentException) {
            return refuse(command, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof TaskException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException) {
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + Verdict.oneLine(failure));
            return ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
